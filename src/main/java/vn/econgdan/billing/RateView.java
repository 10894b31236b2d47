package vn.econgdan.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import vn.econgdan.tariff.DatedRate;

/**
 * A carrier's price of a part.
 *
 * @param validFrom the first day it holds; null: until a dated one says otherwise
 * @param rate đồng, with the decimals it has
 */
public record RateView(String carrier, LocalDate validFrom, BigDecimal rate) {
  private static final int DECIMALS = 4;

  static RateView of(DatedRate rate) {
    BigDecimal exact = BigDecimal.valueOf(rate.tenThousandths(), DECIMALS).stripTrailingZeros();
    return new RateView(
        rate.carrier(), rate.validFrom(), exact.scale() < 0 ? exact.setScale(0) : exact);
  }
}

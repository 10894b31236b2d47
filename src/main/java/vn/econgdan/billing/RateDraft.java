package vn.econgdan.billing;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A carrier's new price of a part.
 *
 * @param carrier null means the one there is
 * @param rate đồng with up to four decimals
 */
public record RateDraft(String carrier, LocalDate validFrom, BigDecimal rate) {}

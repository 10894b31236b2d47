package vn.econgdan.tariff;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Dong;

/**
 * Prices as of a day (DESIGN 4.7): the table's latest row that has begun, or what the settings say
 * until there is one. Reads in the caller's transaction; any of the three roles may.
 */
public final class Tariffs {
  private final PartRate partRate;
  private final Dong monthlyFee;
  private final TariffStore store = new TariffStore();

  /**
   * @param partRate ECONGDAN_PART_PRICE
   * @param monthlyFee ECONGDAN_MONTHLY_FEE
   */
  public Tariffs(PartRate partRate, Dong monthlyFee) {
    this.partRate = partRate;
    this.monthlyFee = monthlyFee;
  }

  /** What this carrier takes for a part that leaves on this day (Asia/Ho_Chi_Minh). */
  public PartRate partRate(Handle handle, String carrier, LocalDate day) {
    return store.partRate(handle, carrier, day).map(PartRate::new).orElse(partRate);
  }

  /** What a subscription costs in the month of this day. */
  public Dong monthlyFee(Handle handle, LocalDate day) {
    return store.monthlyFee(handle, day).map(Dong::new).orElse(monthlyFee);
  }

  /** ECONGDAN_MONTHLY_FEE: what holds until a dated fee says otherwise. */
  public Dong usualFee() {
    return monthlyFee;
  }

  /** ECONGDAN_PART_PRICE: what holds until a dated rate says otherwise. */
  public PartRate usualPartRate() {
    return partRate;
  }

  /** From this day on; replaces what was said of the same day. Only the worker may. */
  public void set(Handle handle, DatedFee fee) {
    store.set(handle, fee);
  }

  /** From this day on; replaces what was said of the same day. Only the worker may. */
  public void set(Handle handle, DatedRate rate) {
    store.set(handle, rate);
  }
}

package vn.econgdan.tariff;

import java.time.YearMonth;
import java.util.stream.LongStream;
import vn.econgdan.kernel.Dong;

/** What a month with only some days of service costs (CONTRACT 2, DOMAIN 6). */
public enum Proration {
  /** The whole fee for a month with at least one day. */
  NONE {
    @Override
    long part(long fee, int days) {
      return fee;
    }
  },
  /**
   * A thirtieth of the fee a day, first and last day counted, never more than the fee. Rounded once
   * for all days together, half a đồng up.
   */
  DAILY_30 {
    @Override
    long part(long fee, int days) {
      return Math.min(fee, (Math.multiplyExact(fee, (long) days) + THIRTY / 2) / THIRTY);
    }
  },
  /** As {@link #NONE}, and nothing in the month in which a citizen joins for the first time. */
  FREE_FIRST_MONTH {
    @Override
    long part(long fee, int days) {
      return fee;
    }

    @Override
    boolean joiningIsFree() {
      return true;
    }
  };

  private static final long THIRTY = 30;

  abstract long part(long fee, int days);

  boolean joiningIsFree() {
    return false;
  }

  /**
   * What a citizen pays for a month.
   *
   * @param days with service, none to all of the month; all of them are always the whole fee
   * @param joining whether he never had service before this month
   */
  public Dong price(Dong fee, YearMonth month, int days, boolean joining) {
    if (days < 0 || days > month.lengthOfMonth()) {
      throw new IllegalArgumentException(month + " has no " + days + " days");
    }
    if (days == 0 || joining && joiningIsFree()) {
      return Dong.ZERO;
    }
    return days == month.lengthOfMonth() ? fee : new Dong(part(fee.amount(), days));
  }

  /** The prices of no day, one day, … all days of the month, for work on whole sets of rows. */
  public long[] prices(Dong fee, YearMonth month, boolean joining) {
    return LongStream.rangeClosed(0, month.lengthOfMonth())
        .map(days -> price(fee, month, (int) days, joining).amount())
        .toArray();
  }
}

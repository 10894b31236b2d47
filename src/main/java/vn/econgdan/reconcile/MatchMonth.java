package vn.econgdan.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import vn.econgdan.kernel.BusinessClock;

/** A carrier's month, in Asia/Ho_Chi_Minh: what is matched as a whole. */
record MatchMonth(String carrier, YearMonth month) {
  /**
   * So many months on either side are looked at when a key is not simple. A pair spans one month at
   * most; whether a neighbour is free depends on its own neighbours, and whether a row is a
   * duplicate on a neighbour's pair.
   */
  static final int AROUND = 3;

  LocalDate period() {
    return month.atDay(1);
  }

  Instant from() {
    return period().atStartOfDay(BusinessClock.ZONE).toInstant();
  }

  Instant until() {
    return plus(1).from();
  }

  MatchMonth plus(int months) {
    return new MatchMonth(carrier, month.plusMonths(months));
  }

  /** For locks and alarms. */
  String subject() {
    return carrier + " " + month;
  }
}

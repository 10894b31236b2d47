package vn.econgdan.receipt;

import java.time.LocalDate;
import java.util.Comparator;
import vn.econgdan.dispatch.AttemptRecord;

/** An attempt's key; in this order attempts are locked. */
record AttemptRef(LocalDate sendMonth, long segmentId, int attemptNo)
    implements Comparable<AttemptRef> {
  private static final Comparator<AttemptRef> ORDER =
      Comparator.comparing(AttemptRef::sendMonth)
          .thenComparing(AttemptRef::segmentId)
          .thenComparing(AttemptRef::attemptNo);

  static AttemptRef of(AttemptRecord attempt) {
    return new AttemptRef(attempt.month().atDay(1), attempt.segmentId(), attempt.attemptNo());
  }

  @Override
  public int compareTo(AttemptRef other) {
    return ORDER.compare(this, other);
  }
}

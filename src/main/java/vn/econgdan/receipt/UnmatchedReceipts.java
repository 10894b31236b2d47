package vn.econgdan.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Receipts that find no attempt within a minute are for a person to look at. */
final class UnmatchedReceipts {
  static final String KIND = "UNMATCHED_RECEIPTS";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PERIOD = Duration.ofSeconds(10);
  private static final int COUNT_MOST = 100_000;

  private final ReceiptDependencies setup;
  private Instant nextLook = Instant.EPOCH;

  UnmatchedReceipts(ReceiptDependencies setup) {
    this.setup = setup;
  }

  /** Looks every ten seconds, however often it is called. */
  synchronized void look() {
    Instant now = setup.clock().now();
    if (now.isBefore(nextLook)) {
      return;
    }
    nextLook = now.plus(PERIOD);
    say(
        setup
            .worker()
            .inTransaction(
                handle -> MatchStore.waitingSince(handle, now.minus(PATIENCE), COUNT_MOST)));
  }

  private void say(int waiting) {
    String subject = setup.carrier().carrier();
    if (waiting == 0) {
      setup.alarms().clear(KIND, subject);
    } else {
      setup.alarms().raise(KIND, subject, Map.of("receipts", Integer.toString(waiting)));
    }
  }
}

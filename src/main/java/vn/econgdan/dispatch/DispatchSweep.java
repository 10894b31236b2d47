package vn.econgdan.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nothing stays between two chairs: each rule here gives one kind of lost work back to the flow.
 */
final class DispatchSweep {
  private static final Logger LOG = LoggerFactory.getLogger(DispatchSweep.class);
  private static final int REBATCH_LIMIT = 20_000;
  private static final Duration RECEIPT_TAIL = Duration.ofHours(72);

  /** Before the first look: an alarm of an earlier start may still be open. */
  private static final long UNKNOWN = -1;

  private final DispatchSetup setup;
  private final InDoubtDesk inDoubt;
  private long doubtsTold = UNKNOWN;

  DispatchSweep(DispatchSetup setup, InDoubtDesk inDoubt) {
    this.setup = setup;
    this.inDoubt = inDoubt;
  }

  /** What moves every second: pauses that are over, validity, stops, sends that are finished. */
  void sweep() {
    Instant now = setup.clock().now();
    setup.worker().useTransaction(handle -> SweepStore.rebatch(handle, now, REBATCH_LIMIT));
    setup
        .worker()
        .useTransaction(
            handle -> {
              SweepStore.lapse(handle, now);
              SweepStore.suppressStopped(handle, now);
              SweepStore.closeStopped(handle, now);
            });
    setup
        .worker()
        .useTransaction(
            handle ->
                SweepStore.sent(handle, now)
                    .forEach(send -> setup.notices().markSent(handle, send.noticeId())));
    inDoubt.resendUrgent();
  }

  /**
   * Orders a queue lost, and what processes that ended left behind; returns sends to prepare anew.
   */
  List<PrepareOrder> recover() {
    Instant now = setup.clock().now();
    doubtWhatTheDeadHeld(now);
    tellOfDoubts();
    Instant before = now.minus(setup.limits().requeueAfter());
    setup.worker().useTransaction(handle -> SweepStore.requeueBatches(handle, before));
    setup
        .worker()
        .useTransaction(handle -> SweepStore.giveUpOnReceipts(handle, now.minus(RECEIPT_TAIL)));
    return setup
        .worker()
        .inTransaction(handle -> SweepStore.unprepared(handle, before, now))
        .stream()
        .map(PrepareOrder::of)
        .toList();
  }

  private void doubtWhatTheDeadHeld(Instant now) {
    int doubted =
        setup
            .worker()
            .inTransaction(
                handle -> {
                  IncarnationStore.endExpired(handle, now);
                  return SweepStore.doubtClaimsOfTheEnded(handle);
                });
    if (doubted > 0) {
      LOG.warn("{} attempts of a process that ended are in doubt", doubted);
    }
  }

  /** Whatever brought them into doubt, and whatever resolved them: a receipt or a person. */
  private void tellOfDoubts() {
    long open =
        setup.worker().inTransaction(handle -> InDoubtStore.count(handle, Optional.empty()));
    if (open > Math.max(doubtsTold, 0)) {
      setup.alarms().raise("PARTS_IN_DOUBT", "dispatch", Map.of("parts", Long.toString(open)));
    } else if (open == 0 && doubtsTold != 0) {
      setup.alarms().clear("PARTS_IN_DOUBT", "dispatch");
    }
    doubtsTold = open;
  }
}

package vn.econgdan.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nothing stays between two chairs: each rule here gives one kind of lost work back to the flow.
 * While one node is at a rule, the others skip it.
 */
final class DispatchSweep {
  private static final Logger LOG = LoggerFactory.getLogger(DispatchSweep.class);
  private static final int REBATCH_LIMIT = 20_000;
  private static final Duration RECEIPT_TAIL = Duration.ofHours(72);

  private final DispatchDependencies setup;
  private final InDoubtService inDoubt;
  private final HeldSends held;

  DispatchSweep(DispatchDependencies setup, InDoubtService inDoubt) {
    this.setup = setup;
    this.inDoubt = inDoubt;
    this.held = new HeldSends(setup);
  }

  /** What moves every second: pauses that are over, validity, stops, sends that are finished. */
  void sweep() {
    Instant now = setup.clock().now();
    alone("rebatch", handle -> SweepStore.rebatch(handle, rebatch(now)));
    alone(
        "close",
        handle -> {
          SweepStore.lapse(handle, now);
          SweepStore.suppressStopped(handle, now);
          SweepStore.closeStopped(handle, now);
        });
    ifAlone("finish", handle -> SweepStore.drained(handle, now))
        .orElse(List.of())
        .forEach(send -> finish(send, now));
    inDoubt.resendUrgent();
  }

  private void alone(String sweep, Consumer<Handle> work) {
    setup
        .worker()
        .useTransaction(
            handle -> {
              if (SweepStore.lock(handle, sweep)) {
                work.accept(handle);
              }
            });
  }

  /** Empty when another node is at it. */
  private <T> Optional<T> ifAlone(String sweep, Function<Handle, T> work) {
    return setup
        .worker()
        .inTransaction(
            handle ->
                SweepStore.lock(handle, sweep)
                    ? Optional.of(work.apply(handle))
                    : Optional.empty());
  }

  /** One send a transaction, its notice first: no two sends wait for each other's locks. */
  private void finish(SweepStore.Due send, Instant now) {
    setup
        .worker()
        .useTransaction(
            handle -> {
              PreparationStore.lockNotice(handle, send.id());
              SweepStore.finish(handle, send, now).ifPresent(ended -> mark(handle, ended));
            });
  }

  private SweepStore.Rebatch rebatch(Instant now) {
    return new SweepStore.Rebatch(now, REBATCH_LIMIT, setup.limits().batchParts());
  }

  private void mark(Handle handle, SweepStore.Finished send) {
    if (send.expired()) {
      setup.notices().markExpired(handle, send.noticeId());
      setup.alarms().raise("SEND_EXPIRED", "send " + send.id(), Map.of());
    } else {
      setup.notices().markSent(handle, send.noticeId());
    }
  }

  /**
   * Orders a queue lost, and what processes that ended left behind; returns sends to prepare anew.
   */
  List<PrepareOrder> recover() {
    Instant now = setup.clock().now();
    doubtWhatTheDeadHeld(now);
    inDoubt.clearAlarm();
    held.clearAlarm();
    Instant before = now.minus(setup.limits().requeueAfter());
    alone("requeue", handle -> SweepStore.requeueBatches(handle, before));
    alone("receipts", handle -> SweepStore.giveUpOnReceipts(handle, now.minus(RECEIPT_TAIL), now));
    return ifAlone("unprepared", handle -> SweepStore.unprepared(handle, before, now))
        .orElse(List.of())
        .stream()
        .map(send -> PrepareOrder.of(send.id(), send.lane()))
        .toList();
  }

  private void doubtWhatTheDeadHeld(Instant now) {
    int doubted = ifAlone("doubt", handle -> doubtWhatTheDeadHeld(handle, now)).orElse(0);
    if (doubted > 0) {
      LOG.warn("{} attempts of a process that ended are in doubt", doubted);
      setup
          .alarms()
          .raise(
              InDoubtService.ALARM,
              InDoubtService.SUBJECT,
              Map.of("parts", Integer.toString(doubted)));
    }
  }

  private static int doubtWhatTheDeadHeld(Handle handle, Instant now) {
    NodeLeaseStore.endExpired(handle, now);
    return ClaimStore.doubtWhatTheEndedHeld(handle, now);
  }
}

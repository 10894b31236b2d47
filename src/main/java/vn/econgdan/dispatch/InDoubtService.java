package vn.econgdan.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;

/**
 * What a crash or a lost answer left open, and what becomes of it (DESIGN 4.5 and 7): urgent parts
 * go out again after a minute, routine ones wait for a receipt or a person.
 */
final class InDoubtService {
  private static final Logger LOG = LoggerFactory.getLogger(InDoubtService.class);
  static final String ALARM = "PARTS_IN_DOUBT";
  static final String SUBJECT = "dispatch";
  private static final Duration URGENT_PATIENCE = Duration.ofMinutes(1);

  private final DispatchDependencies setup;

  InDoubtService(DispatchDependencies setup) {
    this.setup = setup;
  }

  Page<InDoubtPart> page(Optional<Long> notice, PageRequest page) {
    return setup
        .worker()
        .inTransaction(
            handle ->
                new Page<>(
                    InDoubtStore.page(handle, notice, page).stream()
                        .map(InDoubtService::view)
                        .toList(),
                    InDoubtStore.count(handle, notice)));
  }

  private static InDoubtPart view(InDoubtStore.Row row) {
    return new InDoubtPart(
        new AttemptKey(row.sendMonth(), row.segmentId(), row.attemptNo()).toString(),
        row.wardCode(),
        Long.toString(row.noticeId()),
        row.lane(),
        row.partNo(),
        row.partCount(),
        new Msisdn(row.msisdn()).masked(),
        row.claimedAt());
  }

  /** How many attempts the decision took effect on; those no longer in doubt are left alone. */
  Outcome<Integer> decide(Actor actor, InDoubtDecision decision) {
    Outcome<Integer> decided =
        InDoubtSelection.of(decision).map(selection -> decide(actor, decision, selection));
    clearAlarm();
    return decided;
  }

  private int decide(Actor actor, InDoubtDecision decision, InDoubtSelection selection) {
    return setup
        .worker()
        .inTransaction(
            handle -> {
              int decided = apply(handle, decision.decision(), selection.keys(handle));
              setup
                  .audit()
                  .recordDecision(
                      handle,
                      actor,
                      "IN_DOUBT_" + decision.decision(),
                      "attempts",
                      selection.subject(),
                      decision.reason());
              return decided;
            });
  }

  /** Nobody need look any more once receipts or decisions have settled the last one. */
  void clearAlarm() {
    if (!setup.worker().inTransaction(InDoubtStore::any)) {
      setup.alarms().clear(ALARM, SUBJECT);
    }
  }

  private int apply(Handle handle, InDoubtDecision.Decision decision, List<AttemptKey> keys) {
    Instant now = setup.clock().now();
    return switch (decision) {
      case RESEND -> InDoubtStore.resend(handle, keys, now);
      case GIVE_UP -> InDoubtStore.giveUp(handle, keys);
      case ACCEPTED -> InDoubtStore.accept(handle, keys, setup.carrier().rateE4(handle, now), now);
    };
  }

  void resendUrgent() {
    Instant now = setup.clock().now();
    int resent =
        setup
            .worker()
            .inTransaction(
                handle -> {
                  List<AttemptKey> keys =
                      InDoubtStore.urgentBefore(handle, now.minus(URGENT_PATIENCE), now);
                  return keys.isEmpty() ? 0 : InDoubtStore.resend(handle, keys, now);
                });
    if (resent > 0) {
      LOG.warn("{} urgent parts in doubt for a minute go out again", resent);
      setup.alarms().raise("URGENT_RESENT", "dispatch", Map.of("parts", Integer.toString(resent)));
    }
  }
}

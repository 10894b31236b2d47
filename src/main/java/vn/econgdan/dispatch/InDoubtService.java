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
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.notice.NoticeLifecycle.InDoubtAct;
import vn.econgdan.notice.content.NoticeAct;

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

  Page<InDoubtPart> page(Actor actor, Optional<Long> notice, ListRequest wanted) {
    return setup
        .worker()
        .inTransaction(handle -> InDoubtListStore.page(handle, actor, notice, wanted));
  }

  /**
   * How many attempts the decision took effect on; those no longer in doubt are left alone, and
   * those of another ward than the one he is bound to.
   */
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
              List<InDoubtStore.Decided> decided =
                  apply(
                      handle,
                      decision.decision(),
                      InDoubtStore.keys(handle, selection, actor.ward()));
              Word word = new Word(act(decision.decision()), actor, decision.reason().strip());
              tell(handle, decided, word);
              setup
                  .audit()
                  .recordDecision(
                      handle,
                      actor,
                      "IN_DOUBT_" + decision.decision(),
                      "attempts",
                      selection.subject(),
                      decision.reason());
              return parts(decided);
            });
  }

  /** What a history gets to read; without a reason the system decided by its rule. */
  private record Word(NoticeAct act, Actor actor, String reason) {}

  /** Each notice's history says what was decided about how many of its parts. */
  private void tell(Handle handle, List<InDoubtStore.Decided> decided, Word word) {
    decided.forEach(
        of ->
            setup
                .notices()
                .recordInDoubt(
                    handle,
                    of.noticeId(),
                    new InDoubtAct(word.act(), word.actor(), of.parts(), word.reason())));
  }

  private static int parts(List<InDoubtStore.Decided> decided) {
    return Math.toIntExact(decided.stream().mapToLong(InDoubtStore.Decided::parts).sum());
  }

  private static NoticeAct act(InDoubtDecision.Decision decision) {
    return switch (decision) {
      case RESEND -> NoticeAct.IN_DOUBT_RESENT;
      case GIVE_UP -> NoticeAct.IN_DOUBT_GIVEN_UP;
      case ACCEPTED -> NoticeAct.IN_DOUBT_ACCEPTED;
    };
  }

  /** Nobody need look any more once receipts or decisions have settled the last one. */
  void clearAlarm() {
    if (!setup.worker().inTransaction(InDoubtStore::any)) {
      setup.alarms().clear(ALARM, SUBJECT);
    }
  }

  private List<InDoubtStore.Decided> apply(
      Handle handle, InDoubtDecision.Decision decision, List<AttemptKey> keys) {
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
                  if (!SweepStore.lock(handle, "resend")) {
                    return 0;
                  }
                  List<AttemptKey> keys =
                      InDoubtStore.urgentBefore(handle, now.minus(URGENT_PATIENCE), now);
                  return keys.isEmpty() ? 0 : resend(handle, keys, now);
                });
    if (resent > 0) {
      LOG.warn("{} urgent parts in doubt for a minute go out again", resent);
      setup.alarms().raise("URGENT_RESENT", "dispatch", Map.of("parts", Integer.toString(resent)));
    }
  }

  private int resend(Handle handle, List<AttemptKey> keys, Instant now) {
    List<InDoubtStore.Decided> resent = InDoubtStore.resend(handle, keys, now);
    tell(handle, resent, new Word(NoticeAct.IN_DOUBT_RESENT, Actor.SYSTEM, null));
    return parts(resent);
  }
}

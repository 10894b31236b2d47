package vn.econgdan.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;

/**
 * Sends that wait for a person: after a restore nobody can know what left since the backup was
 * taken, so nothing of it goes out unasked.
 */
public final class HeldSends {
  private static final Logger LOG = LoggerFactory.getLogger(HeldSends.class);
  private static final String KIND = "RESTORED_HOLD";
  private static final String SUBJECT = "sends";

  private final DispatchDependencies setup;

  public HeldSends(DispatchDependencies setup) {
    this.setup = setup;
  }

  /**
   * Holds what may have left between the backup and now. One transaction, before any route runs;
   * repeating it changes nothing, so a start that is killed in the middle may do it again.
   */
  public void holdRestored(RestoredBackup backup) {
    setup.worker().useTransaction(handle -> holdOnce(handle, backup));
    int held = setup.worker().inTransaction(HeldStore::restored);
    LOG.warn("Restored from the backup of {}: {} sends are held", backup.takenAt(), held);
    if (held > 0) {
      setup
          .alarms()
          .raise(
              KIND,
              SUBJECT,
              Map.of("sends", Integer.toString(held), "backup", backup.takenAt().toString()));
    }
  }

  private void holdOnce(Handle handle, RestoredBackup backup) {
    if (HeldStore.isRemembered(handle, backup)) {
      return;
    }
    Instant now = setup.clock().now();
    List<Long> notices = HeldStore.hold(handle, now);
    notices.forEach(notice -> setup.notices().markHeld(handle, notice, HeldStore.RESTORED));
    HeldStore.renumber(handle);
    HeldStore.remember(handle, backup, now, notices.size());
    setup.audit().record(handle, Actor.SYSTEM, "BACKUP_RESTORED", "backup", backup.id());
  }

  /**
   * Held sends, the longest held first unless another order is wanted; one's own ward's only for
   * who is bound to one.
   */
  public Page<HeldSend> list(Actor actor, ListRequest wanted) {
    return setup.worker().inTransaction(handle -> HeldListStore.page(handle, actor, wanted));
  }

  /**
   * A person's decision; returns on how many sends it took effect. Released is only what a restore
   * held and what is still valid; what is not what was approved never leaves, it can be stopped. Of
   * another ward's sends none for who is bound to one.
   */
  public Outcome<Dispatcher.Decided> decide(Actor actor, HeldDecision decision) {
    Outcome<Dispatcher.Decided> decided =
        HeldSelection.of(decision)
            .map(selection -> new Dispatcher.Decided(decide(actor, decision, selection)));
    clearAlarm();
    return decided;
  }

  private int decide(Actor actor, HeldDecision decision, HeldSelection selection) {
    return setup
        .worker()
        .inTransaction(
            handle -> {
              Word word = new Word(actor, decision.decision(), decision.reason().strip());
              long decided =
                  HeldStore.all(handle, actor.ward()).stream()
                      .filter(selection::holds)
                      .filter(send -> apply(handle, send, word))
                      .count();
              setup
                  .audit()
                  .recordDecision(
                      handle,
                      actor,
                      "HELD_" + word.decision(),
                      "sends",
                      selection.subject(),
                      word.reason());
              return Math.toIntExact(decided);
            });
  }

  private record Word(Actor actor, HeldDecision.Decision decision, String reason) {}

  /** The notice first, as everybody takes the two. */
  private boolean apply(Handle handle, HeldStore.Row send, Word word) {
    PreparationStore.lockNotice(handle, send.id());
    return switch (word.decision()) {
      case RELEASE -> release(handle, send, word);
      case STOP -> stop(handle, send, word);
    };
  }

  private boolean release(Handle handle, HeldStore.Row send, Word word) {
    boolean released = HeldStore.release(handle, send.id(), setup.clock().now());
    if (released && !send.heldFrom().equals("PAUSED")) {
      setup.notices().resume(handle, send.noticeId(), word.actor(), word.reason());
    }
    return released;
  }

  private boolean stop(Handle handle, HeldStore.Row send, Word word) {
    return HeldStore.isHeld(handle, send.id())
        && setup.notices().stop(handle, send.noticeId(), word.actor(), word.reason());
  }

  /** Nobody need look any more once the last one was decided or its time is over. */
  void clearAlarm() {
    if (setup.worker().inTransaction(HeldStore::restored) == 0) {
      setup.alarms().clear(KIND, SUBJECT);
    }
  }
}

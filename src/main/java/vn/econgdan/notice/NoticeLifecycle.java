package vn.econgdan.notice;

import org.jdbi.v3.core.Handle;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.notice.content.NoticeAct;

/**
 * What happens to a notice by itself once it is approved. For schedule and dispatch, in their own
 * transactions on the worker's pool; they move the planned send, this moves the notice, by the same
 * table and with the same audit as people's acts. Each answers whether the notice moved: one that
 * was stopped or is already there stays as it is, so marking twice does no harm.
 */
public final class NoticeLifecycle {
  private final BusinessClock clock;
  private final NoticeStateMachine states;
  private final NoticeStore notices = new NoticeStore();
  private final PlannedSendStore plannedSends = new PlannedSendStore();

  public NoticeLifecycle(BusinessClock clock, AuditTrail audit) {
    this.clock = clock;
    this.states = new NoticeStateMachine(audit);
  }

  /**
   * What was decided about parts in doubt.
   *
   * @param act one of the IN_DOUBT acts
   * @param parts how many
   * @param why a person's words; null when the system decided by its rule
   */
  public record InDoubtAct(NoticeAct act, Actor actor, long parts, String why) {}

  /** SCHEDULED → SENDING: a tick claimed its send. */
  public boolean markSending(Handle handle, long noticeId) {
    return mark(handle, noticeId, NoticeAct.SENDING);
  }

  /** → SENT: no part is left to submit. */
  public boolean markSent(Handle handle, long noticeId) {
    return mark(handle, noticeId, NoticeAct.SENT);
  }

  /** → EXPIRED: validUntil passed before the first part left. */
  public boolean markExpired(Handle handle, long noticeId) {
    return mark(handle, noticeId, NoticeAct.EXPIRED);
  }

  /**
   * → PAUSED until a person looks, e.g. since {@link SheetCheck} refused; the history says why.
   *
   * @param code of a sentence {@code history.<code>}
   */
  public boolean markHeld(Handle handle, long noticeId, String code) {
    NoticeEvent step = new NoticeEvent(NoticeAct.HELD, Actor.SYSTEM, clock.now());
    return mark(handle, noticeId, step.saying(Reason.sentence(code)));
  }

  /** PAUSED → SENDING, by a person's decision on a held send. */
  public boolean resume(Handle handle, long noticeId, Actor actor, String reason) {
    return mark(
        handle, noticeId, new NoticeEvent(NoticeAct.RESUMED, actor, clock.now()).because(reason));
  }

  /** → STOPPED with its send, by a person's decision on a held send. */
  public boolean stop(Handle handle, long noticeId, Actor actor, String reason) {
    NoticeEvent step = new NoticeEvent(NoticeAct.STOPPED, actor, clock.now()).because(reason);
    boolean stopped = mark(handle, noticeId, step);
    if (stopped) {
      plannedSends.stop(handle, noticeId);
    }
    return stopped;
  }

  /** Parts in doubt were decided; the notice stays where it is. */
  public void recordInDoubt(Handle handle, long noticeId, InDoubtAct decided) {
    Sentence sentence =
        decided.why() == null
            ? Reason.sentence("IN_DOUBT_BY_RULE", decided.parts())
            : Reason.sentence("IN_DOUBT_DECIDED", decided.parts(), decided.why());
    NoticeEvent step =
        new NoticeEvent(decided.act(), decided.actor(), clock.now()).saying(sentence);
    notices.find(handle, noticeId).ifPresent(notice -> states.record(handle, notice, step));
  }

  private boolean mark(Handle handle, long noticeId, NoticeAct act) {
    return mark(handle, noticeId, new NoticeEvent(act, Actor.SYSTEM, clock.now()));
  }

  private boolean mark(Handle handle, long noticeId, NoticeEvent step) {
    return notices
        .lockAlone(handle, noticeId)
        .filter(notice -> states.move(handle, notice, step))
        .isPresent();
  }
}

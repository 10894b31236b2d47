package vn.econgdan.notice;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;

/**
 * What happens to a notice by itself once it is approved. For schedule and dispatch, in their own
 * transactions on the worker's pool; they move the planned send, this moves the notice, by the same
 * table as people's acts. Each answers whether the notice moved: one that was stopped or is already
 * there stays as it is, so marking twice does no harm.
 */
public final class NoticeLifecycle {
  private final BusinessClock clock;
  private final NoticeStore notices = new NoticeStore();
  private final HistoryStore history = new HistoryStore();
  private final PlannedSendStore plannedSends = new PlannedSendStore();

  public NoticeLifecycle(BusinessClock clock) {
    this.clock = clock;
  }

  /** SCHEDULED → SENDING: a tick claimed its send. */
  public boolean markSending(Handle handle, long noticeId) {
    return mark(handle, noticeId, NoticeAct.SENDING, null);
  }

  /** → SENT: no part is left to submit. */
  public boolean markSent(Handle handle, long noticeId) {
    return mark(handle, noticeId, NoticeAct.SENT, null);
  }

  /** → EXPIRED: validUntil passed before the first part left. */
  public boolean markExpired(Handle handle, long noticeId) {
    return mark(handle, noticeId, NoticeAct.EXPIRED, null);
  }

  /** → PAUSED until a person looks, e.g. since {@link SheetCheck} refused; the history says why. */
  public boolean markHeld(Handle handle, long noticeId, String reason) {
    return mark(handle, noticeId, NoticeAct.HELD, reason);
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

  private boolean mark(Handle handle, long noticeId, NoticeAct act, String reason) {
    return mark(handle, noticeId, new NoticeEvent(act, Actor.SYSTEM, clock.now()).because(reason));
  }

  private boolean mark(Handle handle, long noticeId, NoticeEvent step) {
    Optional<NoticeRow> notice = notices.lockAlone(handle, noticeId);
    Optional<StateTable.Row> row = notice.flatMap(n -> StateTable.find(n.state(), step.act()));
    row.ifPresent(r -> mark(handle, notice.orElseThrow(), r, step));
    return row.isPresent();
  }

  private void mark(Handle handle, NoticeRow notice, StateTable.Row row, NoticeEvent step) {
    NoticeStore.Position position = new NoticeStore.Position(row.to(), notice.version());
    notices.moveTo(handle, notice.id(), position, step.at());
    history.add(handle, notice, step);
  }
}

package vn.econgdan.notice;

import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.notice.content.NoticeAct;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.NoticeState;
import vn.econgdan.notice.content.StateTable;

/** Takes a notice out of the way, with a reason: returned, rejected, cancelled, stopped. */
final class NoticeWithdrawal {
  private final NoticeDependencies tools;
  private final NoticeTransitions moves;
  private final PlannedSendStore plannedSends = new PlannedSendStore();

  NoticeWithdrawal(NoticeDependencies tools) {
    this.tools = tools;
    this.moves = new NoticeTransitions(tools);
  }

  /** Whether anything of a notice in this state could still leave. */
  static boolean isOpen(NoticeState state) {
    return StateTable.find(state, NoticeAct.STOPPED).isPresent() || state == NoticeState.SUBMITTED;
  }

  Outcome<NoticeView> end(
      Handle handle, Actor actor, NoticeRow notice, NoticeCommands.Request request) {
    NoticeEvent step = new NoticeEvent(request.act(), actor, tools.clock().now());
    return unplanned(handle, notice, step)
        ? Outcome.accepted(
            moves.move(handle, notice, step.because(request.decision().reason().strip())))
        : Outcome.refused(moves.wrongState(handle, notice));
  }

  /**
   * Takes back what has not left, whatever that is called in its state: cancelled while nothing
   * has, else stopped. False when nothing was left to take back.
   *
   * @param stop the step, as STOPPED
   */
  boolean endOpen(Handle handle, NoticeRow notice, NoticeEvent stop) {
    if (!isOpen(notice.state())) {
      return false;
    }
    NoticeEvent cancel =
        new NoticeEvent(NoticeAct.CANCELLED, stop.actor(), stop.at(), stop.why(), null);
    boolean cancelled =
        StateTable.find(notice.state(), NoticeAct.CANCELLED).isPresent()
            && unplanned(handle, notice, cancel);
    if (!cancelled) {
      unplanned(handle, notice, stop);
    }
    moves.move(handle, notice, cancelled ? cancel : stop);
    return true;
  }

  /** False when a tick has claimed the send that should have been cancelled: it can be stopped. */
  private boolean unplanned(Handle handle, NoticeRow notice, NoticeEvent step) {
    if (step.act() == NoticeAct.STOPPED) {
      plannedSends.stop(handle, notice.id());
      return true;
    }
    boolean planned = notice.state() == NoticeState.SCHEDULED;
    return !planned || plannedSends.cancel(handle, notice.id(), step.at());
  }
}

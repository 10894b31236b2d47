package vn.econgdan.notice;

import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.notice.content.Decision;
import vn.econgdan.notice.content.DecisionRules;
import vn.econgdan.notice.content.NoticeAct;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.StateTable;

/**
 * The way of every act on a notice: role, body, then in one transaction the notice locked, its
 * version and its state asked, and the act itself.
 */
final class NoticeCommands {
  private final ActorTransactions transactions;
  private final NoticeViews views;
  private final NoticeTransitions moves;
  private final Approval approval;

  NoticeCommands(ActorTransactions transactions, NoticeDependencies tools) {
    this.transactions = transactions;
    this.views = new NoticeViews(tools);
    this.moves = new NoticeTransitions(tools);
    this.approval = new Approval(tools);
  }

  /** What is asked for; {@code ward} is null unless the body names one. */
  record Request(NoticeAct act, String id, Decision decision, String ward) {}

  /** The act itself, on a notice that is locked and in a state that allows it. */
  @FunctionalInterface
  interface Act {
    Outcome<NoticeView> on(Handle handle, Actor actor, NoticeRow notice);
  }

  Outcome<NoticeView> run(Actor actor, Request request, Act act) {
    return scope(actor, request.act(), request.ward())
        .flatMap(by -> complete(by, request))
        .flatMap(by -> transactions.in(by, handle -> run(handle, by, request, act)));
  }

  /** In which ward he acts; refused when no role of his may ever do this. */
  static Outcome<Actor> scope(Actor actor, NoticeAct act, String ward) {
    return StateTable.mayEver(actor, act)
        ? WardScope.of(actor, ward)
        : Outcome.refused(Refusal.forbidden("ROLE"));
  }

  private static Outcome<Actor> complete(Actor actor, Request request) {
    List<Problem> problems = DecisionRules.problems(request.act(), request.decision());
    return problems.isEmpty()
        ? Outcome.accepted(actor)
        : Outcome.refused(Refusal.unacceptable(problems));
  }

  private Outcome<NoticeView> run(Handle handle, Actor actor, Request request, Act act) {
    return moves
        .lock(handle, request.id())
        .flatMap(notice -> newest(handle, notice, request))
        .flatMap(notice -> moves.allowed(handle, notice, request.act(), actor))
        .flatMap(notice -> act.on(handle, actor, notice));
  }

  private Outcome<NoticeRow> newest(Handle handle, NoticeRow notice, Request request) {
    if (notice.version() == request.decision().version()) {
      return Outcome.accepted(notice);
    }
    NoticeView current = views.view(handle, notice);
    return Outcome.refused(
        request.act() == NoticeAct.APPROVED
            ? approval.staleVersion(handle, notice, current)
            : Refusal.conflict("STALE_VERSION", current));
  }
}

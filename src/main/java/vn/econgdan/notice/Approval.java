package vn.econgdan.notice;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.notice.approval.ApprovalSheet;
import vn.econgdan.notice.approval.OpenSheet;
import vn.econgdan.notice.audience.Audiences;
import vn.econgdan.notice.content.ChosenTime;
import vn.econgdan.notice.content.NoticeAct;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.NoticeTimes;
import vn.econgdan.notice.content.TimeRules;

/** The second person's word: exactly this text for exactly these people, or not (DESIGN 4.4). */
final class Approval {
  private static final String BEFORE_FREEZING = "before_freezing";

  private final NoticeDependencies tools;
  private final Sheets sheets;
  private final NoticeTransitions moves;
  private final Relations relations;
  private final HistoryStore history = new HistoryStore();
  private final Audiences audiences = new Audiences();
  private final PlannedSendStore plannedSends = new PlannedSendStore();

  Approval(NoticeDependencies tools) {
    this.tools = tools;
    this.sheets = new Sheets(tools);
    this.moves = new NoticeTransitions(tools);
    this.relations = new Relations(tools);
  }

  /** Handed in for approval; the history keeps the hash of what was handed in. */
  Outcome<NoticeView> submit(Handle handle, Actor actor, NoticeRow notice) {
    Sheets.Wanted wanted = Sheets.Wanted.asWritten(notice, tools.clock().now());
    return refusedWhen(TimeRules.problems(NoticeTimes.of(notice.content()), wanted.now()))
        .flatMap(inTime -> sendable(handle, wanted))
        .map(sheet -> moves.move(handle, notice, step(NoticeAct.SUBMITTED, actor, sheet)));
  }

  private static NoticeEvent step(NoticeAct act, Actor actor, OpenSheet sheet) {
    return new NoticeEvent(act, actor, sheet.asOf()).over(sheet.facts().hash());
  }

  private static Outcome<Boolean> refusedWhen(List<Problem> problems) {
    return problems.isEmpty()
        ? Outcome.accepted(true)
        : Outcome.refused(Refusal.unacceptable(problems));
  }

  /** The sheet, when there is somebody to send it to and what it refers to can still be met. */
  private Outcome<OpenSheet> sendable(Handle handle, Sheets.Wanted wanted) {
    NoticeRow notice = wanted.notice();
    List<Problem> related =
        relations.problem(handle, Optional.of(notice.id()), notice.content().relatesTo()).stream()
            .toList();
    return refusedWhen(related)
        .flatMap(met -> sheets.of(handle, wanted))
        .flatMap(
            sheet ->
                sheet.facts().reach().people() == 0
                    ? Outcome.refused(Sheets.nobody())
                    : Outcome.accepted(sheet));
  }

  /** Refused with the sheet as it is now when it is not the one that was signed. */
  Outcome<NoticeView> approve(
      Handle handle, Actor actor, NoticeRow notice, ApprovalDecision decision) {
    if (history.authors(handle, notice.id()).contains(actor.accountId())) {
      return Outcome.refused(Refusal.forbidden("OWN_NOTICE"));
    }
    relations.lock(handle, notice.content());
    Sheets.Wanted wanted = new Sheets.Wanted(notice, decision.time(), tools.clock().now());
    return refusedWhen(late(wanted))
        .flatMap(inTime -> sendable(handle, wanted))
        .flatMap(sheet -> inItsHours(notice, sheet))
        .flatMap(sheet -> signed(handle, sheet, decision.hash()))
        .flatMap(sheet -> freeze(handle, new Signing(actor, sheet, decision.reason())));
  }

  /** What is wrong with the time, the approver's or the writer's. */
  private List<Problem> late(Sheets.Wanted wanted) {
    List<Problem> passed = TimeRules.passed(wanted.notice().content(), wanted.now());
    return passed.isEmpty() || wanted.time().isGiven() ? impossible(wanted) : passed;
  }

  private List<Problem> impossible(Sheets.Wanted wanted) {
    List<Problem> contradictions = wanted.time().problems();
    return contradictions.isEmpty()
        ? TimeRules.problems(NoticeTimes.of(sheets.content(wanted)), wanted.now())
        : contradictions;
  }

  private static Outcome<OpenSheet> inItsHours(NoticeRow notice, OpenSheet sheet) {
    return TimeRules.invitationHours(notice.content().kind(), sheet.timing().leavesAt())
        .<Outcome<OpenSheet>>map(problem -> Outcome.refused(Refusal.unacceptable(List.of(problem))))
        .orElseGet(() -> Outcome.accepted(sheet));
  }

  private Outcome<OpenSheet> signed(Handle handle, OpenSheet sheet, String hash) {
    return sheet.facts().hash().equals(hash) ? Outcome.accepted(sheet) : stale(handle, sheet);
  }

  private <T> Outcome<T> stale(Handle handle, OpenSheet sheet) {
    return Outcome.refused(Refusal.conflict("STALE_HASH", sheets.view(handle, sheet)));
  }

  private record Signing(Actor actor, OpenSheet sheet, String remark) {
    /** The history tells a time that is not the writer's. */
    NoticeEvent step() {
      NoticeEvent approved = Approval.step(NoticeAct.APPROVED, actor, sheet);
      String said = remark == null ? "" : remark.strip();
      if (!sheet.chosen().isGiven()) {
        return said.isEmpty() ? approved : approved.because(said);
      }
      String at = TimeRules.spoken(sheet.timing().dueAt());
      return approved.saying(
          said.isEmpty()
              ? Reason.sentence("TIME_CHOSEN", at)
              : Reason.sentence("TIME_CHOSEN_SAID", at, said));
    }
  }

  /**
   * The rows that are frozen must be those that were signed: a registry that changed between the
   * two looks is a changed audience, and nothing of this stays.
   */
  private Outcome<NoticeView> freeze(Handle handle, Signing signing) {
    OpenSheet sheet = signing.sheet();
    NoticeRow notice = sheet.facts().notice();
    handle.savepoint(BEFORE_FREEZING);
    long send = plannedSends.insert(handle, sheet.facts(), sheet.timing());
    audiences.freeze(handle, send, sheet.audience());
    if (!audiences.frozen(handle, send).equals(sheet.facts().reach())) {
      handle.rollbackToSavepoint(BEFORE_FREEZING);
      Sheets.Wanted again = new Sheets.Wanted(notice, sheet.chosen(), tools.clock().now());
      return sheets.of(handle, again).flatMap(changed -> stale(handle, changed));
    }
    handle.releaseSavepoint(BEFORE_FREEZING);
    NoticeEvent approval = signing.step();
    moves.move(handle, notice, approval);
    relations.carryOut(handle, notice, approval);
    return Outcome.accepted(moves.fresh(handle, notice));
  }

  /** The sheet there is to sign, or as it was signed; refused when nobody ever will. */
  Outcome<ApprovalSheet> sheet(Handle handle, String id, ChosenTime time) {
    return moves.find(handle, id).flatMap(notice -> sheet(handle, notice, time));
  }

  private Outcome<ApprovalSheet> sheet(Handle handle, NoticeRow notice, ChosenTime time) {
    return notice.state().isUndecided()
        ? open(handle, new Sheets.Wanted(notice, time, tools.clock().now()))
        : plannedSends
            .ofVersion(handle, notice.id(), notice.version())
            .map(send -> Outcome.accepted(sheets.signed(handle, notice, send)))
            .orElseGet(() -> Outcome.refused(moves.wrongState(handle, notice)));
  }

  /** A time the approver cannot choose is refused; one that only its writer gave is shown. */
  private Outcome<ApprovalSheet> open(Handle handle, Sheets.Wanted wanted) {
    boolean silent = wanted.time().equals(ChosenTime.AS_WRITTEN);
    return refusedWhen(silent ? List.of() : impossible(wanted))
        .flatMap(possible -> sheets.of(handle, wanted))
        .map(sheet -> sheets.view(handle, sheet));
  }

  /** What somebody who held an older version should look at: the sheet, or how it was decided. */
  Refusal staleVersion(Handle handle, NoticeRow notice, NoticeView view) {
    if (!notice.state().isUndecided()) {
      return Refusal.conflict("STALE_VERSION", view);
    }
    Outcome<ApprovalSheet> sheet = sheet(handle, notice, ChosenTime.AS_WRITTEN);
    return Refusal.conflict("STALE_VERSION", sheet.isRefused() ? view : sheet.value());
  }
}

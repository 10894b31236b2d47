package vn.econgdan.notice;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;

/** The second person's word: exactly this text for exactly these people, or not (DESIGN 4.4). */
final class Approval {
  private static final String BEFORE_FREEZING = "before_freezing";

  private final NoticeDependencies tools;
  private final Sheets sheets;
  private final NoticeTransitions moves;
  private final HistoryStore history = new HistoryStore();
  private final AudienceStore audiences = new AudienceStore();
  private final PlannedSendStore plannedSends = new PlannedSendStore();

  Approval(NoticeDependencies tools) {
    this.tools = tools;
    this.sheets = new Sheets(tools);
    this.moves = new NoticeTransitions(tools);
  }

  /** Handed in for approval; the history keeps the hash of what was handed in. */
  Outcome<NoticeView> submit(Handle handle, Actor actor, NoticeRow notice) {
    return sendable(handle, notice)
        .map(sheet -> moves.move(handle, notice, step(NoticeAct.SUBMITTED, actor, sheet)));
  }

  private static NoticeEvent step(NoticeAct act, Actor actor, Sheets.Sheet sheet) {
    return new NoticeEvent(act, actor, sheet.asOf()).over(sheet.facts().hash());
  }

  private Outcome<Sheets.Sheet> sendable(Handle handle, NoticeRow notice) {
    Instant now = tools.clock().now();
    List<Problem> late = TimeRules.problems(notice.content(), now);
    if (!late.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable(late));
    }
    return sheets
        .of(handle, notice, now)
        .flatMap(
            sheet ->
                sheet.facts().reach().people() == 0
                    ? Outcome.refused(Sheets.nobody())
                    : Outcome.accepted(sheet));
  }

  /** Refused with the sheet as it is now when it is not the one that was signed. */
  Outcome<NoticeView> approve(Handle handle, Actor actor, NoticeRow notice, String hash) {
    if (history.authors(handle, notice.id()).contains(actor.accountId())) {
      return Outcome.refused(Refusal.forbidden("OWN_NOTICE"));
    }
    return sendable(handle, notice)
        .flatMap(sheet -> inItsHours(notice, sheet))
        .flatMap(sheet -> signed(sheet, hash))
        .flatMap(sheet -> freeze(handle, actor, sheet));
  }

  private static Outcome<Sheets.Sheet> inItsHours(NoticeRow notice, Sheets.Sheet sheet) {
    return TimeRules.invitationHours(notice.content().kind(), sheet.timing().leavesAt())
        .<Outcome<Sheets.Sheet>>map(
            problem -> Outcome.refused(Refusal.unacceptable(List.of(problem))))
        .orElseGet(() -> Outcome.accepted(sheet));
  }

  private static Outcome<Sheets.Sheet> signed(Sheets.Sheet sheet, String hash) {
    return sheet.facts().hash().equals(hash) ? Outcome.accepted(sheet) : stale(sheet);
  }

  private static <T> Outcome<T> stale(Sheets.Sheet sheet) {
    return Outcome.refused(Refusal.conflict("STALE_HASH", sheet.view()));
  }

  /**
   * The rows that are frozen must be those that were signed: a registry that changed between the
   * two looks is a changed audience, and nothing of this stays.
   */
  private Outcome<NoticeView> freeze(Handle handle, Actor actor, Sheets.Sheet sheet) {
    handle.savepoint(BEFORE_FREEZING);
    long send = plannedSends.insert(handle, sheet.facts(), sheet.timing());
    audiences.freeze(handle, send, sheet.question());
    if (!audiences.frozen(handle, send).equals(sheet.facts().reach())) {
      handle.rollbackToSavepoint(BEFORE_FREEZING);
      return sheets.of(handle, sheet.facts().notice()).flatMap(Approval::stale);
    }
    handle.releaseSavepoint(BEFORE_FREEZING);
    NoticeRow notice = sheet.facts().notice();
    return Outcome.accepted(moves.move(handle, notice, step(NoticeAct.APPROVED, actor, sheet)));
  }

  /** The sheet there is to sign, or as it was signed; refused when nobody ever will. */
  Outcome<ApprovalSheet> sheet(Handle handle, String id) {
    return moves.find(handle, id).flatMap(notice -> sheet(handle, notice));
  }

  private Outcome<ApprovalSheet> sheet(Handle handle, NoticeRow notice) {
    return notice.state().isUndecided()
        ? sheets.of(handle, notice).map(Sheets.Sheet::view)
        : plannedSends
            .ofVersion(handle, notice.id(), notice.version())
            .map(send -> Outcome.accepted(signed(handle, notice, send)))
            .orElseGet(() -> Outcome.refused(moves.wrongState(handle, notice)));
  }

  /** Prices and registry may have moved on: this is what was frozen. */
  private ApprovalSheet signed(Handle handle, NoticeRow notice, PlannedSend send) {
    return SignedSheet.of(notice, send, audiences.frozen(handle, send.id()).excluded());
  }

  /** What somebody who held an older version should look at: the sheet, or how it was decided. */
  Refusal staleVersion(Handle handle, NoticeRow notice, NoticeView view) {
    if (!notice.state().isUndecided()) {
      return Refusal.conflict("STALE_VERSION", view);
    }
    Outcome<ApprovalSheet> sheet = sheet(handle, notice);
    return Refusal.conflict("STALE_VERSION", sheet.isRefused() ? view : sheet.value());
  }
}

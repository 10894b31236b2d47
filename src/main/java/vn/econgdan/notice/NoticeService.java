package vn.econgdan.notice;

import java.util.Map;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.notice.approval.ApprovalSheet;
import vn.econgdan.notice.approval.PreviewView;
import vn.econgdan.notice.audience.ExcludedPerson;
import vn.econgdan.notice.content.ChosenTime;
import vn.econgdan.notice.content.Decision;
import vn.econgdan.notice.content.NoticeAct;
import vn.econgdan.notice.content.NoticeDraft;
import vn.econgdan.notice.content.NoticeEdit;

/**
 * Where a ward's draft becomes a notice that may be sent: who may write, sign and stop what, and
 * for whom (CONTRACT 4, DESIGN 4.4). Each act is one transaction in the name of the actor; a
 * refusal leaves nothing behind.
 *
 * <p>Refused everywhere: 403 ROLE, WARD_REQUIRED, WARD_FOREIGN; 404 NOTICE_UNKNOWN, also for
 * another ward's; 409 WRONG_STATE and STALE_VERSION with the notice as it is.
 */
public final class NoticeService {
  private final ActorTransactions transactions;
  private final NoticeCommands acts;
  private final NoticeIntake intake;
  private final Preview preview;
  private final Approval approval;
  private final NoticeWithdrawal ending;
  private final NoticeQueries reading;
  private final Exclusions exclusions;

  public NoticeService(ActorTransactions transactions, NoticeDependencies tools) {
    this.transactions = transactions;
    this.acts = new NoticeCommands(transactions, tools);
    this.intake = new NoticeIntake(tools);
    this.preview = new Preview(tools);
    this.approval = new Approval(tools);
    this.ending = new NoticeWithdrawal(tools);
    this.reading = new NoticeQueries(tools);
    this.exclusions = new Exclusions(tools);
  }

  /** A new notice, DRAFT, version 1. Refused with every problem of the draft (422). */
  public Outcome<NoticeView> draft(Actor actor, NoticeDraft draft) {
    return NoticeCommands.scope(actor, NoticeAct.EDITED, draft.ward())
        .flatMap(writer -> transactions.in(writer, handle -> intake.draft(handle, writer, draft)));
  }

  /** What would leave, for whom and at what cost; nothing is kept. Refused as a draft would be. */
  public Outcome<PreviewView> preview(Actor actor, NoticeDraft draft) {
    return NoticeCommands.scope(actor, NoticeAct.EDITED, draft.ward())
        .flatMap(writer -> transactions.in(writer, handle -> preview.of(handle, writer, draft)));
  }

  /** The notice with its history; a leader sees those that concern his groups. */
  public Outcome<NoticeView> find(Actor actor, String id) {
    return NoticeQueries.reader(actor)
        .flatMap(reader -> transactions.in(reader, handle -> reading.find(handle, reader, id)));
  }

  /**
   * The ward's notices, newest first. A number finds those that went to it; a leader finds by it
   * only what went to his groups.
   *
   * @param state only these; null or empty for all. Refused when there is no such state (422)
   */
  public Outcome<Page<NoticeView>> list(Actor actor, String state, ListRequest wanted) {
    return NoticeQueries.reader(actor)
        .flatMap(reader -> NoticeQueries.filter(reader, state))
        .map(filter -> transactions.in(filter.reader(), h -> reading.list(h, filter, wanted)));
  }

  /** A new version in DRAFT; voids submission, approval and the planned send. */
  public Outcome<NoticeView> edit(Actor actor, String id, NoticeEdit edit) {
    Decision read = new Decision(edit.version(), null, null);
    return acts.run(
        actor,
        new NoticeCommands.Request(NoticeAct.EDITED, id, read, edit.ward()),
        (handle, by, notice) -> intake.edit(handle, by, notice, edit.draft()));
  }

  /** Hands a draft in for approval. Refused: nobody eligible, time passed meanwhile (422). */
  public Outcome<NoticeView> submit(Actor actor, String id, Decision decision) {
    return acts.run(
        actor,
        new NoticeCommands.Request(NoticeAct.SUBMITTED, id, decision, null),
        approval::submit);
  }

  /**
   * What there is to sign, or what was signed; 409 WRONG_STATE when it was ended unsigned.
   *
   * @param chosen sendNow, sendAt and validUntil as the approver would have them instead of the
   *     writer's times; the hash covers them. Refused when they cannot be kept (422)
   */
  public Outcome<ApprovalSheet> approvalSheet(Actor actor, String id, Map<String, ?> chosen) {
    ChosenTime time = ChosenTime.of(chosen);
    return NoticeCommands.scope(actor, NoticeAct.APPROVED, null)
        .flatMap(approver -> transactions.in(approver, h -> approval.sheet(h, id, time)));
  }

  /**
   * Signs the sheet: its audience is frozen, its send planned, and what it replaces or cancels is
   * stopped, all or nothing. Refused: 403 OWN_NOTICE for whoever wrote, edited or submitted any
   * version; 409 STALE_HASH and STALE_VERSION with the sheet as it is now; 422 NOBODY_ELIGIBLE,
   * LATE_SEND_AT and LATE_VALID_UNTIL when no other time was chosen.
   */
  public Outcome<NoticeView> approve(Actor actor, String id, ApprovalDecision decision) {
    return acts.run(
        actor,
        new NoticeCommands.Request(NoticeAct.APPROVED, id, decision.decision(), null),
        (handle, by, notice) -> approval.approve(handle, by, notice, decision));
  }

  /**
   * Who is named by a notice's audience and does not receive it, each with the reason: as it was
   * frozen, or as of now while it is not approved. A leader sees his own groups' people.
   */
  public Outcome<Page<ExcludedPerson>> excluded(Actor actor, String id, ListRequest wanted) {
    return NoticeQueries.recipientReader(actor)
        .flatMap(reader -> transactions.in(reader, h -> exclusions.of(h, reader, id, wanted)));
  }

  /** Back to the writer, who may edit and submit again; needs a reason. */
  public Outcome<NoticeView> returnToWriter(Actor actor, String id, Decision decision) {
    return end(actor, new NoticeCommands.Request(NoticeAct.RETURNED, id, decision, null));
  }

  /** Not to be sent, ever; needs a reason. */
  public Outcome<NoticeView> reject(Actor actor, String id, Decision decision) {
    return end(actor, new NoticeCommands.Request(NoticeAct.REJECTED, id, decision, null));
  }

  /** Taken back before anything left; needs a reason. */
  public Outcome<NoticeView> cancel(Actor actor, String id, Decision decision) {
    return end(actor, new NoticeCommands.Request(NoticeAct.CANCELLED, id, decision, null));
  }

  /** What has not left stays; what has left has left. Needs a reason. */
  public Outcome<NoticeView> stop(Actor actor, String id, Decision decision) {
    return end(actor, new NoticeCommands.Request(NoticeAct.STOPPED, id, decision, null));
  }

  private Outcome<NoticeView> end(Actor actor, NoticeCommands.Request request) {
    return acts.run(
        actor, request, (handle, by, notice) -> ending.end(handle, by, notice, request));
  }
}

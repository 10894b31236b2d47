package vn.econgdan.notice;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.notice.approval.PlannedSend;
import vn.econgdan.notice.approval.SheetDifferences;
import vn.econgdan.notice.approval.SheetFacts;
import vn.econgdan.notice.approval.Signature;
import vn.econgdan.notice.audience.AudienceSummary;
import vn.econgdan.notice.audience.Audiences;
import vn.econgdan.notice.content.NoticeContent;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.SendTiming;
import vn.econgdan.text.SmsText;

/**
 * Looks once more whether what is about to leave is what was signed (DESIGN 4.4): text, audience,
 * times and cost as they stand in the database are hashed anew and compared with the planned send
 * and with the approver's signature. For the transaction that creates the segments, on the worker's
 * pool.
 */
public final class SheetCheck {
  private final NoticeDependencies tools;
  private final NoticeStore notices = new NoticeStore();
  private final HistoryStore history = new HistoryStore();
  private final Audiences audiences = new Audiences();
  private final PlannedSendStore plannedSends = new PlannedSendStore();

  public SheetCheck(NoticeDependencies tools) {
    this.tools = tools;
  }

  /**
   * The send as approved. Refused: SEND_UNKNOWN; TAMPERED with one problem for each thing that
   * differs, named by its field, never by its value.
   */
  public Outcome<ApprovedSend> check(Handle handle, long plannedSendId) {
    return plannedSends
        .find(handle, plannedSendId)
        .map(send -> check(handle, send))
        .orElseGet(() -> Outcome.refused(Refusal.unknown("SEND_UNKNOWN")));
  }

  private Outcome<ApprovedSend> check(Handle handle, PlannedSend send) {
    Optional<NoticeRow> notice = notices.version(handle, send.noticeId(), send.version());
    Optional<Signature> signature = history.signature(handle, send.noticeId(), send.version());
    if (notice.isEmpty() || signature.isEmpty()) {
      return tampered(List.of(notice.isEmpty() ? "version" : "approval"));
    }
    Outcome<SmsText> text = text(handle, notice.get(), send);
    if (text.isRefused()) {
      return tampered(List.of("text"));
    }
    AudienceSummary reach = audiences.frozen(handle, send.id());
    PlannedSend.Frozen frozen = send.frozen();
    SheetFacts facts =
        new SheetFacts(
            notice.get(),
            text.value(),
            reach,
            frozen.cost(),
            new SheetFacts.SendTime(frozen.sendAt(), frozen.validUntil()));
    List<String> differences = SheetDifferences.of(facts, send, signature.get());
    return differences.isEmpty() ? Outcome.accepted(approved(facts, send)) : tampered(differences);
  }

  /** The prefix of the day for which it was approved: a ward may be renamed in between. */
  private Outcome<SmsText> text(Handle handle, NoticeRow notice, PlannedSend send) {
    NoticeContent content = notice.content();
    return tools
        .wards()
        .prefix(handle, notice.ward(), SendTiming.day(send.frozen().dueAt()))
        .map(prefix -> tools.texts().compose(prefix, content.text(), content.diacritics()))
        .orElseGet(() -> Outcome.refused(WardScope.unknown(notice.ward())));
  }

  private static Outcome<ApprovedSend> tampered(List<String> differences) {
    List<Problem> problems =
        differences.stream().map(field -> Problem.of(field, "TAMPERED")).toList();
    return Outcome.refused(
        new Refusal(Refusal.Kind.CONFLICT, "TAMPERED", problems, Optional.empty()));
  }

  private static ApprovedSend approved(SheetFacts facts, PlannedSend send) {
    return new ApprovedSend(
        send.id(),
        send.noticeId(),
        send.version(),
        send.ward(),
        send.sendMonth(),
        facts.notice().content().priority(),
        facts.text(),
        facts.reach().people(),
        send.frozen().validUntil());
  }
}

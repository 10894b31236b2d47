package vn.econgdan.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.notice.approval.ApprovalSheet;
import vn.econgdan.notice.approval.OpenSheet;
import vn.econgdan.notice.approval.PlannedSend;
import vn.econgdan.notice.approval.SheetContext;
import vn.econgdan.notice.approval.SheetFacts;
import vn.econgdan.notice.approval.SheetWarnings;
import vn.econgdan.notice.approval.SignedSheet;
import vn.econgdan.notice.audience.AudienceSummary;
import vn.econgdan.notice.audience.Audiences;
import vn.econgdan.notice.audience.Excluded;
import vn.econgdan.notice.content.ChosenTime;
import vn.econgdan.notice.content.NoticeContent;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.SendTiming;
import vn.econgdan.text.SmsText;

/** Works out the approval sheet of a notice as registry, text and prices stand now. */
final class Sheets {
  private final NoticeDependencies tools;
  private final SheetContexts contexts;
  private final Audiences audiences = new Audiences();

  Sheets(NoticeDependencies tools) {
    this.tools = tools;
    this.contexts = new SheetContexts(tools);
  }

  /** A notice that would leave at a time, as of now. */
  record Wanted(NoticeRow notice, ChosenTime time, Instant now) {
    static Wanted asWritten(NoticeRow notice, Instant now) {
      return new Wanted(notice, ChosenTime.AS_WRITTEN, now);
    }
  }

  /** Refused when the text can no longer be composed, e.g. behind a new, longer prefix. */
  Outcome<OpenSheet> of(Handle handle, Wanted wanted) {
    NoticeContent content = content(wanted);
    SendTiming timing = SendTiming.of(content, tools.window(), wanted.now());
    return text(handle, wanted.notice(), timing)
        .map(text -> facts(handle, wanted.notice(), timing, text, content.sendAt()))
        .map(facts -> new OpenSheet(facts, timing, wanted.time(), wanted.now()));
  }

  /** What was written, at the time that is wanted. */
  NoticeContent content(Wanted wanted) {
    return wanted.time().of(wanted.notice().content(), tools.window(), wanted.now());
  }

  /** With what an approver should know beside it, time that has passed first. */
  ApprovalSheet view(Handle handle, OpenSheet sheet) {
    NoticeRow notice = sheet.facts().notice();
    SheetContext context = contexts.of(handle, notice);
    return sheet.facts().view(context.warning(SheetWarnings.of(sheet, context.relatesTo())));
  }

  /** As it was signed; prices and registry may have moved on. */
  ApprovalSheet signed(Handle handle, NoticeRow notice, PlannedSend send) {
    List<Excluded> excluded = audiences.frozen(handle, send.id()).excluded();
    return SignedSheet.of(notice, send, excluded, contexts.of(handle, notice));
  }

  private Outcome<SmsText> text(Handle handle, NoticeRow notice, SendTiming timing) {
    NoticeContent content = notice.content();
    return tools
        .wards()
        .prefix(handle, notice.ward(), timing.day())
        .map(prefix -> tools.texts().compose(prefix, content.text(), content.diacritics()))
        .orElseGet(() -> Outcome.refused(WardScope.unknown(notice.ward())));
  }

  private SheetFacts facts(
      Handle handle, NoticeRow notice, SendTiming timing, SmsText text, Optional<Instant> sendAt) {
    AudienceSummary reach = audiences.living(handle, notice.audienceOn(timing.day()));
    long cost = cost(handle, timing, reach.people() * text.parts().size());
    return new SheetFacts(
        notice, text, reach, cost, new SheetFacts.SendTime(sendAt, timing.validUntil()));
  }

  /** What the carrier takes for so many parts on the day of the send, in đồng. */
  long cost(Handle handle, SendTiming timing, long parts) {
    return tools.tariffs().partRate(handle, tools.carrier(), timing.day()).cost(parts).amount();
  }

  static Refusal nobody() {
    return Refusal.unacceptable("audience", "NOBODY_ELIGIBLE");
  }
}

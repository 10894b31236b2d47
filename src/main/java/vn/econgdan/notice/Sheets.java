package vn.econgdan.notice;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.text.SmsText;

/** Works out the approval sheet of a notice as registry, text and prices stand now. */
final class Sheets {
  private final NoticeDependencies tools;
  private final AudienceStore audiences = new AudienceStore();

  Sheets(NoticeDependencies tools) {
    this.tools = tools;
  }

  /** A sheet, when the notice would leave, and when this was worked out. */
  record Sheet(SheetFacts facts, SendTiming timing, Instant asOf) {
    ApprovalSheet view() {
      return facts.view();
    }

    AudienceQuery question() {
      return Sheets.question(facts.notice(), timing);
    }
  }

  /** The sheet as of now. */
  Outcome<Sheet> of(Handle handle, NoticeRow notice) {
    return of(handle, notice, tools.clock().now());
  }

  /** Refused when the text can no longer be composed, e.g. behind a new, longer prefix. */
  Outcome<Sheet> of(Handle handle, NoticeRow notice, Instant now) {
    SendTiming timing = SendTiming.of(notice.content(), tools.window(), now);
    return text(handle, notice, timing)
        .map(text -> new Sheet(facts(handle, notice, timing, text), timing, now));
  }

  private Outcome<SmsText> text(Handle handle, NoticeRow notice, SendTiming timing) {
    NoticeContent content = notice.content();
    return tools
        .wards()
        .prefix(handle, notice.ward(), timing.day())
        .map(prefix -> tools.texts().compose(prefix, content.text(), content.diacritics()))
        .orElseGet(() -> Outcome.refused(WardScope.unknown(notice.ward())));
  }

  private SheetFacts facts(Handle handle, NoticeRow notice, SendTiming timing, SmsText text) {
    AudienceSummary reach = audiences.living(handle, question(notice, timing));
    long cost = cost(handle, timing, reach.people() * text.parts().size());
    return new SheetFacts(notice, text, reach, cost, timing.validUntil());
  }

  /** What the carrier takes for so many parts on the day of the send, in đồng. */
  long cost(Handle handle, SendTiming timing, long parts) {
    return tools.tariffs().partRate(handle, tools.carrier(), timing.day()).cost(parts).amount();
  }

  private static AudienceQuery question(NoticeRow notice, SendTiming timing) {
    String purpose = notice.content().kind().consentPurpose();
    return new AudienceQuery(notice.ward(), notice.rule(), purpose, timing.day());
  }

  static Refusal nobody() {
    return Refusal.unacceptable("audience", "NOBODY_ELIGIBLE");
  }
}

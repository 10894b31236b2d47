package vn.econgdan.notice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.WardCode;
import vn.econgdan.notice.approval.PreviewView;
import vn.econgdan.notice.approval.PreviewView.Variant;
import vn.econgdan.notice.approval.PreviewView.Warning;
import vn.econgdan.notice.approval.PreviewWarnings;
import vn.econgdan.notice.audience.AudienceQuery;
import vn.econgdan.notice.audience.AudienceSummary;
import vn.econgdan.notice.audience.Audiences;
import vn.econgdan.notice.content.AcceptedDraft;
import vn.econgdan.notice.content.NoticeContent;
import vn.econgdan.notice.content.NoticeDraft;
import vn.econgdan.notice.content.RelatedNotice;
import vn.econgdan.notice.content.SendTiming;
import vn.econgdan.text.Diacritics;
import vn.econgdan.text.SmsText;

/** Shows a draft as it would leave, before anything is kept. */
final class Preview {
  private final NoticeDependencies tools;
  private final DraftAcceptance acceptance;
  private final Sheets sheets;
  private final Relations relations;
  private final Audiences audiences = new Audiences();

  Preview(NoticeDependencies tools) {
    this.tools = tools;
    this.acceptance = new DraftAcceptance(tools);
    this.sheets = new Sheets(tools);
    this.relations = new Relations(tools);
  }

  Outcome<PreviewView> of(Handle handle, Actor writer, NoticeDraft draft) {
    String ward = writer.ward().map(WardCode::code).orElseThrow();
    return acceptance
        .of(handle, ward, Optional.empty(), draft)
        .map(accepted -> view(handle, accepted, reach(handle, ward, accepted)));
  }

  private AudienceSummary reach(Handle handle, String ward, AcceptedDraft accepted) {
    NoticeContent content = accepted.content();
    String rule = content.audience().json();
    String purpose = content.kind().consentPurpose();
    return audiences.living(
        handle, new AudienceQuery(ward, rule, purpose, accepted.timing().day()));
  }

  private PreviewView view(Handle handle, AcceptedDraft accepted, AudienceSummary reach) {
    List<Variant> variants =
        Stream.of(Diacritics.values())
            .flatMap(way -> composed(accepted, way).stream().map(text -> new Written(way, text)))
            .map(written -> variant(handle, accepted.timing(), reach, written))
            .toList();
    Optional<RelatedNotice> related = relations.related(handle, accepted.content());
    List<Warning> warnings = PreviewWarnings.of(accepted, reach.people(), variants, related);
    return new PreviewView(
        reach.people(),
        reach.households(),
        reach.excluded(),
        variants,
        related.orElse(null),
        warnings);
  }

  private record Written(Diacritics diacritics, SmsText text) {}

  /** Empty for the way that was not chosen when the text is too long in it. */
  private Optional<SmsText> composed(AcceptedDraft accepted, Diacritics diacritics) {
    Outcome<SmsText> text =
        tools.texts().compose(accepted.prefix(), accepted.content().text(), diacritics);
    return text.isRefused() ? Optional.empty() : Optional.of(text.value());
  }

  private Variant variant(
      Handle handle, SendTiming timing, AudienceSummary reach, Written written) {
    SmsText text = written.text();
    long partsTotal = reach.people() * text.parts().size();
    return new Variant(
        written.diacritics(),
        text.encoding(),
        text.text(),
        text.parts().size(),
        text.charsLeft(),
        partsTotal,
        sheets.cost(handle, timing, partsTotal));
  }
}

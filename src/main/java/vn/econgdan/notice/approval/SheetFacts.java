package vn.econgdan.notice.approval;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.econgdan.kernel.Sha256;
import vn.econgdan.notice.audience.AudienceSummary;
import vn.econgdan.notice.content.NoticeContent;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.text.SmsText;

/**
 * Everything on an approval sheet, and its hash. Asked twice: for the approver, from the registry;
 * before anything leaves, from what was frozen.
 *
 * @param cost in đồng; at the second time as it was frozen, since prices may have moved on
 * @param time as it will be sent, by the writer's word or the approver's
 */
public record SheetFacts(
    NoticeRow notice, SmsText text, AudienceSummary reach, long cost, SendTime time) {

  /**
   * When it leaves.
   *
   * @param sendAt empty: as soon as it is approved
   */
  public record SendTime(Optional<Instant> sendAt, Instant validUntil) {}

  /** SMS parts a person receives. */
  public int parts() {
    return text.parts().size();
  }

  long partsTotal() {
    return reach.people() * parts();
  }

  /** SHA-256, as hexadecimal digits, over everything a signature covers. */
  public String hash() {
    byte[] canonical = canonical().getBytes(StandardCharsets.UTF_8);
    return Sha256.hex(canonical);
  }

  /** Names and lengths stand before the values, so that no two sheets read the same. */
  private String canonical() {
    NoticeContent content = notice.content();
    return new CanonicalText("econgdan-approval-sheet-2")
        .with("notice", notice.id())
        .with("version", notice.version())
        .with("ward", notice.ward())
        .with("title", content.title())
        .with("kind", content.kind())
        .with("priority", content.priority())
        .with("diacritics", content.diacritics())
        .with("written sendAt", text(content.sendAt()))
        .with("written validUntil", text(content.validUntil()))
        .with("sendAt", text(time.sendAt()))
        .with("validUntil", time.validUntil())
        .with("relation", text(content.relatesTo().map(NoticeContent.Related::relation)))
        .with("relatesTo", text(content.relatesTo().map(NoticeContent.Related::noticeId)))
        .with("rule", notice.rule())
        .with("text", text.text())
        .with("encoding", text.encoding())
        .with("parts", parts())
        .with("people", reach.people())
        .with("households", reach.households())
        .with("excluded", excluded())
        .with("audience", reach.digest())
        .with("partsTotal", partsTotal())
        .with("cost", cost)
        .toString();
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }

  private String excluded() {
    return reach.excluded().stream()
        .map(e -> e.reason() + "=" + e.count())
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** What the approver is shown. */
  public ApprovalSheet view(SheetContext context) {
    NoticeContent content = notice.content();
    return new ApprovalSheet(
        Long.toString(notice.id()),
        notice.ward(),
        notice.version(),
        hash(),
        content.title(),
        content.kind(),
        text.text(),
        text.encoding(),
        content.diacritics(),
        parts(),
        reach.people(),
        reach.households(),
        reach.excluded(),
        partsTotal(),
        cost,
        time.sendAt().orElse(null),
        time.validUntil(),
        content.priority(),
        content.audience(),
        context.relatesTo().orElse(null),
        context.authors(),
        context.returned().orElse(null),
        context.warnings());
  }
}

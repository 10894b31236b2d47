package vn.econgdan.notice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import vn.econgdan.kernel.Sha256;
import vn.econgdan.text.SmsText;

/**
 * Everything on an approval sheet, and its hash. Asked twice: for the approver, from the registry;
 * before anything leaves, from what was frozen.
 *
 * @param cost in đồng; at the second time as it was frozen, since prices may have moved on
 * @param validUntil as it will be sent
 */
record SheetFacts(
    NoticeRow notice, SmsText text, AudienceSummary reach, long cost, Instant validUntil) {

  int parts() {
    return text.parts().size();
  }

  long partsTotal() {
    return reach.people() * parts();
  }

  String hash() {
    byte[] canonical = canonical().getBytes(StandardCharsets.UTF_8);
    return Sha256.hex(canonical);
  }

  /** Names and lengths stand before the values, so that no two sheets read the same. */
  private String canonical() {
    NoticeContent content = notice.content();
    return new CanonicalText("econgdan-approval-sheet-1")
        .with("notice", notice.id())
        .with("version", notice.version())
        .with("ward", notice.ward())
        .with("title", content.title())
        .with("kind", content.kind())
        .with("priority", content.priority())
        .with("diacritics", content.diacritics())
        .with("sendAt", content.sendAt().map(Instant::toString).orElse(""))
        .with("validUntil", validUntil)
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

  private String excluded() {
    return reach.excluded().stream()
        .map(e -> e.reason() + "=" + e.count())
        .sorted()
        .collect(Collectors.joining(","));
  }

  ApprovalSheet view() {
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
        content.sendAt().orElse(null),
        validUntil,
        content.priority(),
        content.audience());
  }
}

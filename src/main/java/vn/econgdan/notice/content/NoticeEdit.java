package vn.econgdan.notice.content;

import java.time.Instant;
import vn.econgdan.notice.audience.AudienceRule;
import vn.econgdan.text.Diacritics;

/** A new version of a notice: POST's body and the version it was made from (CONTRACT 4). */
public record NoticeEdit(
    Integer version,
    String title,
    String text,
    NoticeKind kind,
    AudienceRule audience,
    Priority priority,
    Instant sendAt,
    Instant validUntil,
    Diacritics diacritics,
    RelatesTo relatesTo,
    String ward) {

  /** What was written, as a new draft. */
  public NoticeDraft draft() {
    return new NoticeDraft(
        title, text, kind, audience, priority, sendAt, validUntil, diacritics, relatesTo, ward);
  }
}

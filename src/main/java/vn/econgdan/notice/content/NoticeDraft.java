package vn.econgdan.notice.content;

import java.time.Instant;
import vn.econgdan.notice.audience.AudienceRule;
import vn.econgdan.text.Diacritics;

/**
 * What an officer writes: the body of POST /notices (CONTRACT 4).
 *
 * @param priority NORMAL when not said
 * @param diacritics STRIP when not said
 * @param sendAt empty: as soon as it is approved
 * @param validUntil empty: the end of the send day
 * @param ward only for administrators, who are bound to none
 */
public record NoticeDraft(
    String title,
    String text,
    NoticeKind kind,
    AudienceRule audience,
    Priority priority,
    Instant sendAt,
    Instant validUntil,
    Diacritics diacritics,
    RelatesTo relatesTo,
    String ward) {}

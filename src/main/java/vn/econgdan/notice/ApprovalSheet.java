package vn.econgdan.notice;

import java.time.Instant;
import java.util.List;
import vn.econgdan.text.Diacritics;
import vn.econgdan.text.Encoding;

/**
 * What an approver signs: exactly this text for exactly these people (DESIGN 4.4).
 *
 * @param hash SHA-256 over everything on the sheet and every single member of the audience
 * @param text as it leaves, ward prefix included
 * @param parts of one message
 * @param excluded who is named by the rule but will not receive it, by reason
 * @param partsTotal for all people
 * @param cost what the carrier takes for them, in đồng
 */
public record ApprovalSheet(
    String noticeId,
    String ward,
    int version,
    String hash,
    String title,
    NoticeKind kind,
    String text,
    Encoding encoding,
    Diacritics diacritics,
    int parts,
    long people,
    long households,
    List<Excluded> excluded,
    long partsTotal,
    long cost,
    Instant sendAt,
    Instant validUntil,
    Priority priority,
    AudienceRule audience) {}

package vn.econgdan.notice;

import java.time.Instant;
import java.util.List;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.notice.audience.AudienceRule;
import vn.econgdan.notice.content.NoticeKind;
import vn.econgdan.notice.content.NoticeState;
import vn.econgdan.notice.content.Priority;
import vn.econgdan.notice.content.RelatedBy;
import vn.econgdan.notice.content.RelatesTo;
import vn.econgdan.text.Diacritics;

/**
 * A notice as it stands.
 *
 * @param sendAt as approved, else as written; null: as soon as it is approved
 * @param validUntil as approved, else as written, else the end of the send day as of now
 * @param relatedBy the notices that replace, correct or cancel this one
 * @param stateReason why it is returned, rejected, paused, stopped or cancelled
 * @param hash what the approver signed; empty until he did
 * @param history oldest first
 */
public record NoticeView(
    String id,
    String ward,
    int version,
    NoticeState state,
    String title,
    String text,
    NoticeKind kind,
    AudienceRule audience,
    Priority priority,
    Diacritics diacritics,
    Instant sendAt,
    Instant validUntil,
    RelatesTo relatesTo,
    List<RelatedBy> relatedBy,
    Sentence stateReason,
    String hash,
    Instant createdAt,
    Instant changedAt,
    List<HistoryEntry> history) {}

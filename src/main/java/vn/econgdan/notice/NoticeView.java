package vn.econgdan.notice;

import java.time.Instant;
import java.util.List;
import vn.econgdan.text.Diacritics;

/**
 * A notice as it stands.
 *
 * @param validUntil as approved, else as written, else the end of the send day as of now
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
    String hash,
    Instant createdAt,
    Instant changedAt,
    List<HistoryEntry> history) {}

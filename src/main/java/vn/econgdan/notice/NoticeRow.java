package vn.econgdan.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * A notice and one of its versions as they stand in the database.
 *
 * @param hash last submitted or approved, if any
 * @param plannedUntil until when it is valid as approved, if it was
 * @param rule the audience as the database writes it, for functions and hash
 */
record NoticeRow(
    long id,
    String ward,
    NoticeState state,
    int version,
    NoticeContent content,
    String rule,
    Instant createdAt,
    Instant changedAt,
    Optional<String> hash,
    Optional<Instant> plannedUntil) {}

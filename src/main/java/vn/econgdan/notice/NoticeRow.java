package vn.econgdan.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * A notice and one of its versions as they stand in the database.
 *
 * @param hash last submitted or approved, if any
 * @param planned its times as approved, if it was
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
    Optional<Planned> planned) {

  /** Times as approved; without sendAt it was due at once. */
  record Planned(Optional<Instant> sendAt, Instant validUntil) {}
}

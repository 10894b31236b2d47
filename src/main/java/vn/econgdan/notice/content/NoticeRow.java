package vn.econgdan.notice.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.econgdan.notice.audience.AudienceQuery;

/**
 * A notice and one of its versions as they stand in the database.
 *
 * @param hash last submitted or approved, if any
 * @param planned its times as approved, if it was
 * @param rule the audience as the database writes it, for functions and hash
 */
public record NoticeRow(
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

  /** Whom it is for, as the registry of this day has them. */
  public AudienceQuery audienceOn(LocalDate day) {
    return new AudienceQuery(ward, rule, content.kind().consentPurpose(), day);
  }

  /** Times as approved; without sendAt it was due at once. */
  public record Planned(Optional<Instant> sendAt, Instant validUntil) {}
}

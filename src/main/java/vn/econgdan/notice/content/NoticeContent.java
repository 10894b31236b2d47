package vn.econgdan.notice.content;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vn.econgdan.notice.audience.AudienceRule;
import vn.econgdan.text.Diacritics;

/** What one version of a notice says, after every rule was asked; times in microseconds. */
public record NoticeContent(
    String title,
    String text,
    NoticeKind kind,
    AudienceRule audience,
    Priority priority,
    Diacritics diacritics,
    Optional<Instant> sendAt,
    Optional<Instant> validUntil,
    Optional<Related> relatesTo) {

  /** {@link RelatesTo} with the id read. */
  public record Related(long noticeId, Relation relation) {
    /** As the API shows it. */
    public RelatesTo view() {
      return new RelatesTo(Long.toString(noticeId), relation);
    }
  }

  /** Only for a draft without problems in {@link DraftRules}. */
  public static NoticeContent of(NoticeDraft draft) {
    return new NoticeContent(
        draft.title().strip(),
        draft.text(),
        draft.kind(),
        draft.audience(),
        Optional.ofNullable(draft.priority()).orElse(Priority.NORMAL),
        diacritics(draft),
        stored(draft.sendAt()),
        stored(draft.validUntil()),
        related(draft));
  }

  /** Only for a relation without problems in {@link DraftRules}. */
  public static Optional<Related> related(NoticeDraft draft) {
    return Optional.ofNullable(draft.relatesTo())
        .map(r -> new Related(Long.parseLong(r.noticeId()), r.relation()));
  }

  /** The same for another audience. */
  public NoticeContent to(AudienceRule rule) {
    return new NoticeContent(
        title, text, kind, rule, priority, diacritics, sendAt, validUntil, relatesTo);
  }

  NoticeContent leaving(Optional<Instant> at, Optional<Instant> until) {
    return new NoticeContent(
        title, text, kind, audience, priority, diacritics, at, until, relatesTo);
  }

  /** Without marks unless said otherwise (CONTRACT 4). */
  public static Diacritics diacritics(NoticeDraft draft) {
    return Optional.ofNullable(draft.diacritics()).orElse(Diacritics.STRIP);
  }

  /** As PostgreSQL keeps it, so that what is signed equals what is read back. */
  static Optional<Instant> stored(Instant time) {
    return Optional.ofNullable(time).map(t -> t.truncatedTo(ChronoUnit.MICROS));
  }
}

package vn.econgdan.notice.content;

import java.time.Instant;
import java.util.Optional;

/**
 * What of a notice its times are judged by.
 *
 * @param kind null while it is not said
 */
public record NoticeTimes(NoticeKind kind, Optional<Instant> sendAt, Optional<Instant> validUntil) {

  /** As they were written. */
  public static NoticeTimes of(NoticeDraft draft) {
    return new NoticeTimes(
        draft.kind(),
        NoticeContent.stored(draft.sendAt()),
        NoticeContent.stored(draft.validUntil()));
  }

  /** As they are kept. */
  public static NoticeTimes of(NoticeContent content) {
    return new NoticeTimes(content.kind(), content.sendAt(), content.validUntil());
  }
}

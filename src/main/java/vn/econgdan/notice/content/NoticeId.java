package vn.econgdan.notice.content;

import java.util.Optional;
import java.util.regex.Pattern;

/** Ids are strings outside and numbers inside (CONTRACT 4). */
public final class NoticeId {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  private NoticeId() {}

  /** Empty when no notice can have this id. */
  public static Optional<Long> parse(String id) {
    return id != null && NUMBER.matcher(id).matches()
        ? Optional.of(Long.parseLong(id))
        : Optional.empty();
  }
}

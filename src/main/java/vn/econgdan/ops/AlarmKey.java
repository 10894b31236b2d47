package vn.econgdan.ops;

import java.util.Optional;

/** What makes two alarms the same one. */
public record AlarmKey(String kind, String subject) {

  /** The id in a subject like {@code send 12}; empty when the subject is something else. */
  Optional<Long> numberOf(String thing) {
    return Optional.of(subject)
        .filter(text -> text.matches(thing + " \\d{1,18}"))
        .map(text -> Long.valueOf(text.substring(thing.length() + 1)));
  }
}

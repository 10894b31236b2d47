package vn.econgdan.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/** Ids are strings outside and numbers inside. */
public final class Ids {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  private Ids() {}

  /** Nothing for what no row can have; the caller answers that it is unknown. */
  public static Optional<Long> read(String id) {
    return Optional.ofNullable(id)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Long::valueOf);
  }
}

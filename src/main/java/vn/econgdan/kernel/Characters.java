package vn.econgdan.kernel;

import java.util.Optional;

/** Characters that no text of ours may hold: PostgreSQL takes no NUL, UTF-8 no half of a pair. */
public final class Characters {
  private Characters() {}

  /** The first one, as {@code U+0000}; line ends and tabs are fine. */
  public static Optional<String> firstBroken(String text) {
    return text.codePoints()
        .filter(Characters::isBroken)
        .mapToObj(character -> String.format("U+%04X", character))
        .findFirst();
  }

  private static boolean isBroken(int character) {
    int type = Character.getType(character);
    boolean layout = character == '\n' || character == '\r' || character == '\t';
    return type == Character.SURROGATE || type == Character.CONTROL && !layout;
  }
}

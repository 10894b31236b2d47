package vn.econgdan.text;

import java.util.Optional;
import java.util.function.IntPredicate;

/** Names the characters a sentence is about, so that people can find them. */
final class CharacterList {
  private CharacterList() {}

  /** The characters that are so, each once, with a space between; nothing when none is. */
  static Optional<String> of(String text, IntPredicate so) {
    return text.codePoints()
        .filter(so)
        .distinct()
        .mapToObj(CharacterList::visible)
        .reduce((one, other) -> one + " " + other);
  }

  private static String visible(int character) {
    return shows(character) ? Character.toString(character) : "U+%04X".formatted(character);
  }

  private static boolean shows(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      case Character.NON_SPACING_MARK, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }
}

package vn.econgdan.reconcile.files;

import java.nio.charset.StandardCharsets;

/**
 * What nobody sees in a text: no-break and other odd spaces become ordinary ones; zero-width
 * characters, byte order marks, soft hyphens and marks of direction go.
 */
final class InvisibleCharacters {
  private InvisibleCharacters() {}

  /** Whether UTF-8 may hold one: their first octets; most letters have others. */
  static boolean mayBeIn(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      switch (octets[i] & 0xff) {
        case 0xc2, 0xd8, 0xe2, 0xe3, 0xef -> {
          return true;
        }
        default -> {
          continue;
        }
      }
    }
    return false;
  }

  /** The same text without them, in UTF-8; never longer. */
  static byte[] removed(byte[] octets, int from, int to) {
    return removed(new String(octets, from, to - from, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  static String removed(String text) {
    StringBuilder seen = new StringBuilder(text.length());
    text.codePoints()
        .filter(character -> Character.getType(character) != Character.FORMAT)
        .map(character -> Character.isSpaceChar(character) ? ' ' : character)
        .forEach(seen::appendCodePoint);
    return seen.toString();
  }
}

package vn.econgdan.text;

import java.util.HashMap;
import java.util.Map;

/** GSM 03.38: the default alphabet by position, and its extension table behind the escape. */
final class GsmAlphabet {
  private static final int ESCAPE = 0x1B;

  /** 128 characters; a character's place is its code (the escape's place is taken by itself). */
  private static final String DEFAULT =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
          + " !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
          + "¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final Map<Character, Integer> EXTENSION =
      Map.of(
          '\f', 0x0A, '^', 0x14, '{', 0x28, '}', 0x29, '\\', 0x2F, //
          '[', 0x3C, '~', 0x3D, ']', 0x3E, '|', 0x40, '€', 0x65);

  private static final Map<Integer, byte[]> OCTETS = table();

  private GsmAlphabet() {}

  static boolean holds(int character) {
    return OCTETS.containsKey(character);
  }

  /** One octet, or the escape and one octet; the character must be in the alphabet. */
  static byte[] octets(int character) {
    return OCTETS.get(character);
  }

  private static Map<Integer, byte[]> table() {
    Map<Integer, byte[]> table = new HashMap<>();
    for (int code = 0; code < DEFAULT.length(); code++) {
      table.put((int) DEFAULT.charAt(code), new byte[] {(byte) code});
    }
    table.remove(ESCAPE);
    EXTENSION.forEach((c, code) -> table.put((int) c, new byte[] {ESCAPE, code.byteValue()}));
    return table;
  }
}

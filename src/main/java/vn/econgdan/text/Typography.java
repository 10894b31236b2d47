package vn.econgdan.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.Map;

/**
 * What Word and Zalo put in the place of plain signs, put back: one curly quote would otherwise
 * make a whole notice UCS-2 (DOMAIN 2.1). Vietnamese letters are not touched.
 */
final class Typography {
  private static final Map<Integer, String> PLAIN = table();

  private Typography() {}

  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.replace("\r\n", "\n").codePoints().forEach(c -> plain.append(plain(c)));
    return plain.toString();
  }

  private static String plain(int character) {
    String mapped = PLAIN.get(character);
    if (mapped != null) {
      return mapped;
    }
    String same = Character.toString(character);
    return isStyled(character) ? Normalizer.normalize(same, Form.NFKC) : same;
  }

  /** Full-width forms, and the mathematical letters that pass for bold text on social networks. */
  private static boolean isStyled(int character) {
    return character >= 0xFF01 && character <= 0xFF5E
        || character >= 0x1D400 && character <= 0x1D7FF;
  }

  private static Map<Integer, String> table() {
    Map<Integer, String> table = new HashMap<>();
    controls(table);
    map(table, "-", "‐‑‒–—―−\u2043\uF02D");
    map(table, "'", "‘’‚‛′`´");
    map(table, "\"", "“”„‟″«»");
    map(table, "...", "…");
    map(table, "*", "•‣◦●○■□▪▫\uF0A7\uF0B7");
    map(table, ".", "·");
    map(table, "d", "₫");
    map(table, "x", "×");
    map(table, "->", "→");
    map(table, "<=", "≤");
    map(table, ">=", "≥");
    map(table, " ", "\t\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008");
    map(table, " ", "\u2009\u200A\u202F\u205F\u3000");
    map(table, "\n", "\r\u000B\f\u0085\u2028\u2029");
    map(table, "", "\u00AD\u200B\u200C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\uFEFF");
    map(table, "", "\u2066\u2067\u2068\u2069");
    table.remove((int) '\n');
    return table;
  }

  /** Control characters say nothing on a phone; what ends a line is mapped after this. */
  private static void controls(Map<Integer, String> table) {
    for (int c = 0; c < 0xA0; c = c == 0x1F ? 0x7F : c + 1) {
      table.put(c, "");
    }
  }

  private static void map(Map<Integer, String> table, String plain, String fancy) {
    fancy.codePoints().forEach(c -> table.put(c, plain));
  }
}

package vn.econgdan.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/**
 * The one rule by which codes, names and tags are kept and compared: "Hoà", "HÒA" and "hoa" are one
 * name, "huu_tri" and "Hưu trí" one tag. The database follows it ({@code fold} in
 * V19__one_rule_of_comparison.sql); a test holds both against each other.
 */
public final class SearchFold {
  /** Nobody sees these: soft hyphen, zero width, marks of direction, fillers, byte order mark. */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F"
              + "\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF9-\\uFFFB"
              + "\\x{E0000}-\\x{E007F}]");

  private static final String BLANK =
      " \\t-\\r\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u2800\\u3000";
  private static final Pattern BLANKS = Pattern.compile("[" + BLANK + "]+");
  private static final Pattern BLANKS_AND_LINES = Pattern.compile("[_" + BLANK + "]+");
  private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036F]");

  /** "Tổ", "tổ dân phố", "TDP", "tổ số" before a number are no part of a group's code. */
  private static final Pattern GROUP_LABEL =
      Pattern.compile("^(to dan pho|tdp|to)( so)?[ .]*(?=[0-9])");

  private static final String D = "ĐđÐðƉɖ";
  private static final String DASHES = "‐‑‒–—―−⁃";
  private static final String APOSTROPHES = "‘’‚‛′`´";
  private static final int FULL_WIDTH_FIRST = 0xFF01;
  private static final int FULL_WIDTH_LAST = 0xFF5E;
  private static final int FULL_WIDTH_SHIFT = 0xFEE0;

  private SearchFold() {}

  /**
   * As it is kept and shown: composed (NFC), nothing invisible, single spaces, none at the ends.
   * Empty when there is nothing to see.
   */
  public static String visible(String text) {
    String seen = INVISIBLE.matcher(VietnameseLetters.composed(text)).replaceAll("");
    return trimmed(BLANKS.matcher(seen).replaceAll(" "));
  }

  /** As it is compared; never shown. Without marks, in lower case, "_" a blank as others. */
  public static String fold(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(visible(text), Form.NFD)).replaceAll("");
    StringBuilder folded = new StringBuilder(bare.length());
    bare.codePoints().map(SearchFold::plain).forEach(folded::appendCodePoint);
    return trimmed(BLANKS_AND_LINES.matcher(folded).replaceAll(" "));
  }

  /** As codes of groups are compared: lists write "tổ 55b" where the registry says 55B. */
  public static String foldGroup(String code) {
    return GROUP_LABEL.matcher(fold(code)).replaceFirst("");
  }

  private static int plain(int character) {
    if (character < 0x80) {
      return character == '`' ? '\'' : Character.toLowerCase(character);
    }
    if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST) {
      return plain(character - FULL_WIDTH_SHIFT);
    }
    return plainSign(character);
  }

  private static int plainSign(int character) {
    if (D.indexOf(character) >= 0) {
      return 'd';
    }
    if (DASHES.indexOf(character) >= 0) {
      return '-';
    }
    return APOSTROPHES.indexOf(character) >= 0 ? '\'' : Character.toLowerCase(character);
  }

  /** Other blanks are spaces by now. */
  private static String trimmed(String text) {
    int from = text.startsWith(" ") ? 1 : 0;
    int to = text.length() > from && text.endsWith(" ") ? text.length() - 1 : text.length();
    return text.substring(from, to);
  }
}

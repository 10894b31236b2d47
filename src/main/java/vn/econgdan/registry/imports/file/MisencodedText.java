package vn.econgdan.registry.imports.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.econgdan.text.SearchFold;

/**
 * Text that lost its letters on the way (DOMAIN 2.2): saved in a code page without Vietnamese
 * ("Nguy?n"), read in the wrong one ("Nguyá»…n"), or typed in a TCVN3 or VNI font ("NguyÔn V¨n",
 * "Nguyeãn Vaên").
 */
public final class MisencodedText {
  /** A question mark or the sign for a lost character in a word. */
  private static final Pattern LOST = Pattern.compile("\uFFFD|\\p{L}\\?|\\?\\p{L}");

  /**
   * TCVN3: signs where letters belong; those people write behind letters (m²) are not among them.
   */
  private static final String SIGN = "[\u00A1-\u00AC\u00AE\u00B5-\u00B9\u00BB-\u00BE]";

  private static final Pattern SIGN_IN_WORD =
      Pattern.compile("\\p{L}" + SIGN + "|" + SIGN + "\\p{L}");

  /** TCVN3: a capital of Latin-1 behind a small letter. */
  private static final Pattern CAPITAL_IN_WORD = Pattern.compile("\\p{Ll}[\u00C0-\u00DE\u0110]");

  /** VNI writes the mark as a letter of its own behind the vowel: aù for á, eã for ễ. */
  private static final Pattern VNI =
      Pattern.compile(
          "a[àáãâèéêùõ]|e[àáãâùõ]|o[âù]|u[ùõ]|ô[ùõ]",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern NO_LETTER_OF_A_NAME =
      Pattern.compile("[^\\p{L}\\p{Mn}\\p{Cntrl}0-9 .,'’‘`()/&\\-–]");

  /** Decomposed, a mark may stand behind these letters only. */
  private static final Pattern VIETNAMESE =
      Pattern.compile(
          "(?:(?:[aeo]\u0302|a\u0306|[ou]\u031B|[aeiouy])[\u0300\u0301\u0303\u0309\u0323]?|[a-zđ])*");

  private static final Pattern DOT_BELOW_FIRST = Pattern.compile("\u0323([\u0302\u0306])");
  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{Mn}]+");
  private static final Pattern NO_ASCII_LETTER = Pattern.compile("[^a-zA-Z ]+");

  /** A lead byte of UTF-8 and one that follows, read as Latin-1 or windows-1252. */
  private static final Pattern TWO_OCTETS =
      Pattern.compile(
          "[\u00C2-\u00F4][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC"
              + "\u2013-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122]");

  /** How these bytes may have been read by somebody who did not know they were UTF-8. */
  private static final List<Charset> WRONG_READINGS =
      List.of(Charset.forName("windows-1252"), StandardCharsets.ISO_8859_1);

  private MisencodedText() {}

  /**
   * Whether letters are missing or strange in any text: an address, a tag.
   *
   * @param raw as it was written: what looks like a blank may be half a letter
   */
  static boolean is(String raw) {
    return LOST.matcher(raw).find()
        || SIGN_IN_WORD.matcher(raw).find()
        || wronglyRead(raw).isPresent();
  }

  /** Whether this cannot be the name of a person, or a code: signs and letters neither has. */
  static boolean isCode(String raw) {
    return is(raw) || raw.indexOf('?') >= 0 || !isVietnamese(raw);
  }

  /** Whether this cannot be the name of a person as it stands. */
  public static boolean isName(String raw) {
    String name = SearchFold.visible(raw);
    return isCode(raw)
        || NO_LETTER_OF_A_NAME.matcher(name).find()
        || CAPITAL_IN_WORD.matcher(name).find()
        || VNI.matcher(name).find();
  }

  /** What stood there before UTF-8 was read as something else. */
  static Optional<String> wronglyRead(String raw) {
    return TWO_OCTETS.matcher(raw).find()
        ? WRONG_READINGS.stream().flatMap(charset -> reread(raw, charset)).findFirst()
        : Optional.empty();
  }

  private static Stream<String> reread(String raw, Charset wrong) {
    try {
      ByteBuffer bytes = wrong.newEncoder().encode(CharBuffer.wrap(raw));
      return Stream.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Stream.empty();
    }
  }

  /** Whether the damaged name may have been this one: what is no plain letter stands for any. */
  public static boolean mayHaveBeen(String damaged, String nameFold) {
    StringBuilder pattern = new StringBuilder();
    for (String word : damaged.strip().split(" +")) {
      pattern.append(pattern.isEmpty() ? "" : " ");
      pattern.append(NO_ASCII_LETTER.matcher(word).replaceAll("[^ ]{0,4}"));
    }
    return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE)
        .matcher(nameFold)
        .matches();
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static boolean isVietnamese(String raw) {
    return isAscii(raw)
        || LETTERS
            .matcher(SearchFold.visible(raw))
            .results()
            .allMatch(word -> VIETNAMESE.matcher(decomposed(word.group())).matches());
  }

  private static String decomposed(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return DOT_BELOW_FIRST.matcher(Normalizer.normalize(lower, Form.NFD)).replaceAll("$1\u0323");
  }
}

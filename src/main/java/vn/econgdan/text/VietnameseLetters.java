package vn.econgdan.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/** One spelling for every letter, however the keyboard wrote it (DOMAIN 2.2). */
final class VietnameseLetters {
  /** Eth and African D look like Đ on the screen and are something else to a phone. */
  private static final Pattern LIKE_UPPER_D = Pattern.compile("[ÐƉ]|D[\u0335\u0336]");

  private static final Pattern LIKE_LOWER_D = Pattern.compile("[ðɖ]|d[\u0335\u0336]");

  /** A tone typed before the circumflex or breve does not compose until they change places. */
  private static final Pattern TONE_BEFORE_SHAPE =
      Pattern.compile("([\u0300\u0301\u0303\u0309])([\u0302\u0306])");

  private static final Pattern LETTER_OR_MARK = Pattern.compile("\\p{L}|\\p{Mn}");
  private static final Pattern MARK = Pattern.compile("\\p{Mn}");

  private VietnameseLetters() {}

  /** NFC, with marks in the wrong order put right and look-alikes of Đ and đ replaced. */
  static String composed(String text) {
    String decomposed = Normalizer.normalize(text, Form.NFD);
    String ordered = TONE_BEFORE_SHAPE.matcher(decomposed).replaceAll("$2$1");
    String withUpper = LIKE_UPPER_D.matcher(ordered).replaceAll("Đ");
    return nfc(LIKE_LOWER_D.matcher(withUpper).replaceAll("đ"));
  }

  /**
   * Every letter without its marks, đ too; signs such as ≠ keep their stroke, and so their sense.
   */
  static String stripped(String composed) {
    String withoutStroke = composed.replace('Đ', 'D').replace('đ', 'd');
    return nfc(LETTER_OR_MARK.matcher(withoutStroke).replaceAll(found -> bare(found.group())));
  }

  static String nfc(String text) {
    return Normalizer.normalize(text, Form.NFC);
  }

  private static String bare(String letter) {
    return MARK.matcher(Normalizer.normalize(letter, Form.NFD)).replaceAll("");
  }
}

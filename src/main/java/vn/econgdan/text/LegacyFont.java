package vn.econgdan.text;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text of the TCVN3 (.VnTime) and VNI fonts, which is no Vietnamese to a phone: "Th«ng b¸o",
 * "Thoâng baùo" (DOMAIN 2.2). Only combinations that Unicode Vietnamese never has are taken for it.
 */
final class LegacyFont {
  /** A sign between two letters, a sign no one writes after a letter, or ® as the first of đ-. */
  private static final String TCVN3 =
      "\\p{L}[«»¬®¨©ª¸¶µ¹¼½¾¦]+\\p{L}|\\p{L}[¸µ¶¬¨]|(?<!\\p{L})®[\\p{Ll}¬\u00AD]";

  /** VNI writes the mark as a letter of its own behind the vowel: oâ for ô, aù for á. */
  private static final String VNI = "[aeo]â|aê|[aeöô][ùøûõ]|o[øû]";

  private static final Pattern WORD =
      Pattern.compile(
          "\\S*(?:" + TCVN3 + "|" + VNI + ")\\S*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private LegacyFont() {}

  /** The first word that gives it away. */
  static Optional<String> sample(String composed) {
    return WORD.matcher(composed).results().map(MatchResult::group).findFirst();
  }
}

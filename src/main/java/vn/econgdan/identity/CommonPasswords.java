package vn.econgdan.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.econgdan.text.SearchFold;

/**
 * What whoever guesses tries first: a list of common passwords (its source stands in its first
 * lines), the login or this program's name with some digits, one or two characters over and over.
 */
final class CommonPasswords {
  private static final String LIST = "/data/common-passwords.txt";
  private static final String PROGRAM = "econgdan";
  private static final int FEW_CHARACTERS = 3;
  private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]");
  private static final Set<String> KNOWN = read();

  private CommonPasswords() {}

  /** Case, marks, spaces and punctuation make none of them uncommon. */
  static boolean contains(String login, String password) {
    String bare = bare(password);
    String word = bare.replaceAll("^\\d+|\\d+$", "");
    return password.codePoints().distinct().count() <= FEW_CHARACTERS
        || KNOWN.contains(password.toLowerCase(Locale.ROOT))
        || KNOWN.contains(bare)
        || word.isEmpty() && bare.length() < AccountRules.SHORTEST_PASSWORD
        || word.equals(PROGRAM)
        || login != null && word.equals(bare(login));
  }

  private static String bare(String text) {
    return NO_LETTER_OR_DIGIT.matcher(SearchFold.fold(text)).replaceAll("");
  }

  private static Set<String> read() {
    try (BufferedReader list =
        new BufferedReader(
            new InputStreamReader(
                CommonPasswords.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
      return list.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

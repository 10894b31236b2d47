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
import java.util.stream.Stream;
import vn.econgdan.text.SearchFold;

/**
 * What whoever guesses tries first: a list of common passwords (its source stands in its first
 * lines), the login or this program's name, one or two characters over and over, a walk over the
 * keyboard. Digits and symbols before and behind, and those that stand for letters, change nothing.
 */
final class CommonPasswords {
  private static final String LIST = "/data/common-passwords.txt";
  private static final String PROGRAM = "econgdan";
  private static final int FEW_CHARACTERS = 3;

  /** Shorter digits alone are a date, a telephone number, an identity card. */
  private static final int FEW_DIGITS = 16;

  /** A shorter login is found in too many words by chance. */
  private static final int LONG_LOGIN = 4;

  private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]");
  private static final Pattern NO_LETTER_AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
  private static final Set<String> KNOWN = read();

  private CommonPasswords() {}

  /**
   * @param login whose password it is to be; null when nobody's yet
   */
  static boolean contains(String login, String password) {
    return password.codePoints().distinct().count() <= FEW_CHARACTERS
        || KeyboardWalk.isMost(password)
        || KNOWN.contains(password.toLowerCase(Locale.ROOT))
        || readings(password).anyMatch(word -> isCommon(login, word))
        || isFewDigits(bare(password));
  }

  private static boolean isFewDigits(String bare) {
    return bare.length() < FEW_DIGITS && bare.chars().allMatch(Character::isDigit);
  }

  private static boolean isCommon(String login, String word) {
    String name = login == null ? "" : bare(login);
    return KNOWN.contains(word)
        || word.equals(PROGRAM)
        || !name.isEmpty() && word.equals(name)
        || name.length() >= LONG_LOGIN && word.contains(name);
  }

  /**
   * As it stands, without what surrounds its letters, and with letters for what looks like them.
   */
  private static Stream<String> readings(String password) {
    String folded = SearchFold.fold(password);
    String core = NO_LETTER_AROUND.matcher(folded).replaceAll("");
    return Stream.of(folded, core)
        .flatMap(text -> Stream.of(text, lettered(text, 'i'), lettered(text, 'l')))
        .flatMap(text -> Stream.of(text, NO_LETTER_AROUND.matcher(text).replaceAll("")))
        .map(CommonPasswords::bare)
        .distinct();
  }

  /**
   * @param one what 1 and ! stand for
   */
  private static String lettered(String text, char one) {
    return text.replace('@', 'a')
        .replace('4', 'a')
        .replace('0', 'o')
        .replace('3', 'e')
        .replace('$', 's')
        .replace('5', 's')
        .replace('7', 't')
        .replace('1', one)
        .replace('!', one);
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

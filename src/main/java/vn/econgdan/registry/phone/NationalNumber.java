package vn.econgdan.registry.phone;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digits of a number inside Viet Nam, without country code and leading zero.
 *
 * <p>The trap: nine digits 84xxxxxxx are a VinaPhone number whose zero is missing, not a country
 * code; only the length, or a plus sign, tells (DOMAIN 1.5).
 */
record NationalNumber(String digits) {
  private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\+|00)(\\d+)");
  private static final Pattern WITH_COUNTRY_CODE = Pattern.compile("84(\\d{9,})");
  private static final Pattern VIETNAMESE = Pattern.compile("84(\\d+)");
  private static final int LENGTH_WITHOUT_ZERO = 9;

  /** Nothing when the country code is another country's. */
  static Optional<NationalNumber> of(String digits) {
    Matcher international = INTERNATIONAL.matcher(digits);
    if (international.matches()) {
      return rest(VIETNAMESE, international.group(1)).map(NationalNumber::withoutZero);
    }
    return Optional.of(withoutZero(rest(WITH_COUNTRY_CODE, digits).orElse(digits)));
  }

  boolean matches(Pattern pattern) {
    return pattern.matcher(digits).matches();
  }

  boolean hasMobileLength() {
    return digits.length() == LENGTH_WITHOUT_ZERO;
  }

  private static Optional<String> rest(Pattern pattern, String digits) {
    Matcher matcher = pattern.matcher(digits);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static NationalNumber withoutZero(String digits) {
    return new NationalNumber(digits.startsWith("0") ? digits.substring(1) : digits);
  }
}

package vn.econgdan.registry.phone;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A telephone cell as somebody typed it or a spreadsheet mangled it (DOMAIN 1.5). */
public record PhoneInput(String raw) {
  private static final int LENGTH_MAX = 100;

  /** More digits than any number has: two without a sign between them. */
  private static final int DIGITS_OF_TWO = 18;

  /** Signs people put inside one number, and characters no one sees. */
  private static final String SOFT =
      "[\\s.()\\-\u00A0\u00AD\u1680\u2000-\u200F\u2010-\u2015\u2028-\u202F\u205F-\u2064"
          + "\u2066-\u2069\u3000\uFEFF]";

  private static final Pattern SEPARATOR = Pattern.compile(SOFT + "|/|^['’]");
  private static final Pattern DIGITS = Pattern.compile("\\+?\\d+");
  private static final Pattern SCIENTIFIC = Pattern.compile("\\d([.,]\\d+)?[eE]\\+?\\d{1,3}");
  private static final Pattern LONG_RUN = Pattern.compile("\\+?\\d(?:" + SOFT + "*\\d){7,}");

  public boolean isBlank() {
    return raw == null || withoutSeparators(raw).isEmpty();
  }

  /** Only digits, and perhaps one plus sign in front; nothing when anything else is in it. */
  public Optional<String> digits() {
    return Optional.of(withoutSeparators(raw))
        .filter(rest -> raw.length() <= LENGTH_MAX && DIGITS.matcher(rest).matches());
  }

  public boolean isScientific() {
    return SCIENTIFIC.matcher(raw.strip()).matches();
  }

  public boolean holdsTwoNumbers() {
    List<String> runs = longRuns();
    return runs.size() > 1 || runs.stream().anyMatch(run -> run.length() >= DIGITS_OF_TWO);
  }

  /** What may have been meant, likeliest first. Nobody dials these before a person has agreed. */
  public Stream<PhoneInput> guesses() {
    Stream<String> guesses =
        isScientific() ? unroundedNumber().stream() : Stream.concat(lookAlikes(), firstRun());
    return guesses.map(PhoneInput::new);
  }

  /** The letter O for zero, l for one, full-width digits, commas in a number. */
  private Stream<String> lookAlikes() {
    String compatible = Normalizer.normalize(raw, Form.NFKC);
    return Stream.of(compatible.replaceAll("[oO]", "0").replaceAll("[lI]", "1").replace(",", ""));
  }

  private Stream<String> firstRun() {
    return longRuns().stream().limit(1);
  }

  /** 9.12345678E8 still holds all its digits; 8,49123E+10 has lost some, and no guess is made. */
  private Optional<String> unroundedNumber() {
    BigDecimal number = new BigDecimal(raw.strip().replace(',', '.'));
    return Optional.of(number).filter(n -> n.scale() == 0).map(BigDecimal::toPlainString);
  }

  private List<String> longRuns() {
    return LONG_RUN
        .matcher(raw.substring(0, Math.min(raw.length(), LENGTH_MAX)))
        .results()
        .map(MatchResult::group)
        .map(PhoneInput::withoutSeparators)
        .toList();
  }

  private static String withoutSeparators(String text) {
    return SEPARATOR.matcher(text.strip()).replaceAll("");
  }
}

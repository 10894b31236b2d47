package vn.econgdan.registry.imports.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A day as people and spreadsheets write it: 2026-12-05, 05/12/2026, 5-12-2026, 5.12.2026, perhaps
 * with midnight behind it.
 */
final class WrittenDate {
  private static final List<DateTimeFormatter> FORMS =
      List.of(
          strict("uuuu-MM-dd"),
          strict("d/M/uuuu"),
          strict("d-M-uuuu"),
          strict("d.M.uuuu"),
          strict("uuuu/M/d"));

  private static final Pattern MIDNIGHT = Pattern.compile("[ T]0?0:00(:00(\\.0+)?)?$");

  private WrittenDate() {}

  /** Nothing for what is no day, such as 31/02/2026. */
  static Optional<LocalDate> read(String text) {
    String day = MIDNIGHT.matcher(text).replaceFirst("");
    return FORMS.stream().flatMap(form -> parse(day, form).stream()).findFirst();
  }

  private static Optional<LocalDate> parse(String text, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDate.parse(text, form));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
  }
}

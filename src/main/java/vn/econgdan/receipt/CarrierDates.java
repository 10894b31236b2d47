package vn.econgdan.receipt;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.stream.Stream;
import vn.econgdan.kernel.BusinessClock;

/** Dates in receipts: 10, 12 or 14 digits in the carrier's zone; no date at all is no error. */
final class CarrierDates {
  private static final int YEAR_MIN = 2000;
  private static final int YEAR_MAX = 2069; // 70 is 1970: the clock of the peer was never set

  private static final DateTimeFormatter SHORT = strict("uuMMddHHmm");
  private static final DateTimeFormatter SHORT_SECONDS = strict("uuMMddHHmmss");
  private static final DateTimeFormatter LONG = strict("uuuuMMddHHmm");
  private static final DateTimeFormatter LONG_SECONDS = strict("uuuuMMddHHmmss");

  private CarrierDates() {}

  /** Empty when it is no date (N/A, 30 February) or cannot be true (1970). */
  static Optional<Instant> read(String digits) {
    return formats(digits)
        .map(format -> parse(digits, format))
        .flatMap(Optional::stream)
        .findFirst()
        .map(local -> local.atZone(BusinessClock.ZONE).toInstant());
  }

  /** Twelve digits are yyMMddHHmmss, unless that is no date: month 15 means yyyyMMddHHmm. */
  private static Stream<DateTimeFormatter> formats(String digits) {
    return switch (digits.length()) {
      case 10 -> Stream.of(SHORT);
      case 12 -> Stream.of(SHORT_SECONDS, LONG);
      case 14 -> Stream.of(LONG_SECONDS);
      default -> Stream.empty();
    };
  }

  private static Optional<LocalDateTime> parse(String digits, DateTimeFormatter format) {
    try {
      LocalDateTime date = LocalDateTime.parse(digits, format);
      boolean plausible = date.getYear() >= YEAR_MIN && date.getYear() <= YEAR_MAX;
      return plausible ? Optional.of(date) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty(); // an unreadable date is an absent one; the octets are kept
    }
  }

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
  }
}

package vn.econgdan.receipt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import vn.econgdan.kernel.BusinessClock;

/** Dates in receipts: 10, 12 or 14 digits in the carrier's zone; no date at all is no error. */
final class CarrierDates {
  private static final int YEAR_MIN = 2000;
  private static final int YEAR_MAX = 2069; // 70 is 1970: the clock of the peer was never set

  private CarrierDates() {}

  /** Empty when it is no date (N/A, 30 February) or cannot be true (1970). */
  static Optional<Instant> read(String digits) {
    return local(digits).map(local -> local.atZone(BusinessClock.ZONE).toInstant());
  }

  /** Twelve digits are yyMMddHHmmss, unless that is no date: month 15 means yyyyMMddHHmm. */
  private static Optional<LocalDateTime> local(String digits) {
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    return switch (digits.length()) {
      case 10 -> date("20" + digits + "00");
      case 12 -> date("20" + digits).or(() -> date(digits + "00"));
      case 14 -> date(digits);
      default -> Optional.empty();
    };
  }

  /**
   * @param digits yyyyMMddHHmmss
   */
  private static Optional<LocalDateTime> date(String digits) {
    try {
      LocalDateTime date =
          LocalDateTime.of(
              number(digits, 0, 4),
              number(digits, 4, 6),
              number(digits, 6, 8),
              number(digits, 8, 10),
              number(digits, 10, 12),
              number(digits, 12, 14));
      boolean plausible = date.getYear() >= YEAR_MIN && date.getYear() <= YEAR_MAX;
      return plausible ? Optional.of(date) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty(); // an unreadable date is an absent one; the octets are kept
    }
  }

  private static int number(String digits, int from, int until) {
    return Integer.parseInt(digits, from, until, 10);
  }
}

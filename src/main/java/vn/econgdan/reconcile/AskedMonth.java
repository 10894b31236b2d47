package vn.econgdan.reconcile;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;

/** The month somebody asks for. */
final class AskedMonth {
  private AskedMonth() {}

  /**
   * Refused: MONTH_MALFORMED, MONTH_NOT_BEGUN, UNKNOWN_VALUE.
   *
   * @param carrier null for the one there is
   */
  static Outcome<MatchMonth> of(String month, String carrier, String ours, YearMonth now) {
    if (carrier != null && !carrier.equals(ours)) {
      return Outcome.refused(Refusal.unacceptable("carrier", "UNKNOWN_VALUE", ours));
    }
    return parsed(month)
        .map(asked -> inTime(asked, ours, now))
        .orElseGet(() -> Outcome.refused(malformed()));
  }

  private static Outcome<MatchMonth> inTime(YearMonth asked, String carrier, YearMonth now) {
    return asked.isAfter(now)
        ? Outcome.refused(Refusal.unacceptable("month", "MONTH_NOT_BEGUN", now.toString()))
        : Outcome.accepted(new MatchMonth(carrier, asked));
  }

  private static Optional<YearMonth> parsed(String month) {
    try {
      return month.matches("[12]\\d{3}-\\d{2}")
          ? Optional.of(YearMonth.parse(month))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Refusal malformed() {
    return new Refusal(
        Refusal.Kind.MALFORMED,
        "MONTH_MALFORMED",
        List.of(Problem.of("month", "MONTH_MALFORMED")),
        Optional.empty());
  }
}

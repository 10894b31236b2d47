package vn.econgdan.billing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Kind;
import vn.econgdan.kernel.Refusal.Problem;

/** Months as callers write them, {@code 2026-11}, and where they lie against today. */
final class BilledMonth {
  private static final String FORM = "20\\d\\d-(0[1-9]|1[0-2])";

  private BilledMonth() {}

  /** Refused: MONTH_MALFORMED, or MONTH_NOT_BEGUN for one that lies ahead. */
  static Outcome<YearMonth> read(String field, String text, LocalDate today) {
    if (text == null || !text.matches(FORM)) {
      return Outcome.refused(malformed(field));
    }
    YearMonth month = YearMonth.parse(text);
    return month.isAfter(YearMonth.from(today))
        ? Outcome.refused(Refusal.unacceptable(field, "MONTH_NOT_BEGUN", month))
        : Outcome.accepted(month);
  }

  private static Refusal malformed(String field) {
    return new Refusal(
        Kind.MALFORMED,
        "MONTH_MALFORMED",
        List.of(Problem.of(field, "MONTH_MALFORMED")),
        Optional.empty());
  }

  static boolean isOver(YearMonth month, LocalDate today) {
    return month.isBefore(YearMonth.from(today));
  }

  /** The last day of which anything is known: a month's last, or today within it. */
  static LocalDate lastKnownDay(YearMonth month, LocalDate today) {
    return isOver(month, today) ? month.atEndOfMonth() : today;
  }
}

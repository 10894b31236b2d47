package vn.econgdan.dispatch;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An attempt as people and the API name it: {@code 2026-12.4711.1}. */
public record AttemptKey(LocalDate sendMonth, long segmentId, int attemptNo) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{4}-(?:0[1-9]|1[0-2]))\\.(\\d{1,18})\\.(\\d{1,4})");

  static Optional<AttemptKey> read(String id) {
    Matcher form = FORM.matcher(id == null ? "" : id);
    return form.matches()
        ? Optional.of(
            new AttemptKey(
                YearMonth.parse(form.group(1)).atDay(1),
                Long.parseLong(form.group(2)),
                Integer.parseInt(form.group(3))))
        : Optional.empty();
  }

  /** The number a path or query names; -1, which is nobody's, for anything else. */
  static long number(String id) {
    return id.matches("\\d{1,18}") ? Long.parseLong(id) : -1;
  }

  @Override
  public String toString() {
    return YearMonth.from(sendMonth) + "." + segmentId + "." + attemptNo;
  }
}

package vn.econgdan.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;

/** Months that are over and of which no run has seen the end. */
record DueMonths(BillingDependencies setup, MonthRun run) {
  static final String ALARM = "MONTH_NOT_CHARGED";
  private static final Duration LATE = Duration.ofHours(2);

  void charge() {
    due().forEach(this::charge);
  }

  /** Opens the months since the last one first, so that none is missed after a long silence. */
  private List<YearMonth> due() {
    YearMonth current = YearMonth.from(setup.clock().today());
    return setup
        .acrossWards()
        .in(
            Actor.SYSTEM,
            handle -> {
              BillingMonthStore.openThrough(handle, current.minusMonths(1));
              return BillingMonthStore.unfinished(handle, current);
            })
        .stream()
        .map(YearMonth::from)
        .toList();
  }

  private void charge(YearMonth month) {
    try {
      boolean elsewhere =
          setup
              .acrossWards()
              .in(Actor.SYSTEM, handle -> run.run(handle, Actor.SYSTEM, month))
              .isRefused();
      if (!elsewhere) {
        setup.alarms().clear(ALARM, subject(month));
      }
    } catch (RuntimeException e) {
      raise(month, e.getClass().getSimpleName());
      throw e;
    }
  }

  void watch() {
    Instant now = setup.clock().now();
    due().stream()
        .filter(month -> over(month).plus(LATE).isBefore(now))
        .forEach(month -> raise(month, "LATE"));
  }

  private void raise(YearMonth month, String reason) {
    setup.alarms().raise(ALARM, subject(month), Map.of("reason", reason));
  }

  private static Instant over(YearMonth month) {
    LocalDate next = month.plusMonths(1).atDay(1);
    return next.atStartOfDay(BusinessClock.ZONE).toInstant();
  }

  private static String subject(YearMonth month) {
    return "month " + month;
  }
}

package vn.econgdan.app;

import java.time.LocalDate;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.registry.DemoRegistry;

/** What must be in the database before the first call: months, wards, the first people. */
final class FirstData {
  private static final int MONTHS_AHEAD = 3;

  private FirstData() {}

  /** Changes nothing that is there already; nodes that start together do no harm. */
  static void load(Settings settings, Doors doors) {
    months(doors);
    doors.wards().load();
    settings
        .adminPassword()
        .ifPresent(password -> doors.accounts().ensureAdministrator(password.value()));
    if (settings.demo()) {
      doors.accounts().ensureDemo();
      new DemoRegistry(doors.worker(), doors.clock()).load();
    }
  }

  private static void months(Doors doors) {
    LocalDate first = BusinessClock.local(doors.clock().now()).toLocalDate().withDayOfMonth(1);
    for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
      doors.dispatcher().ensureMonth(first.plusMonths(ahead));
    }
  }
}

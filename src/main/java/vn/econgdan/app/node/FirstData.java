package vn.econgdan.app.node;

import vn.econgdan.app.settings.Settings;
import vn.econgdan.registry.DemoRegistry;

/** What must be in the database before the first call: months, wards, the first people. */
final class FirstData {
  private FirstData() {}

  /** Changes nothing that is there already; nodes that start together do no harm. */
  static void load(Settings settings, Services doors) {
    doors.months().keep();
    doors.wards().load();
    settings
        .adminPassword()
        .ifPresent(password -> doors.accounts().ensureAdministrator(password.value()));
    if (settings.demo()) {
      doors.accounts().ensureDemo();
      new DemoRegistry(doors.registry()).load();
    }
  }
}

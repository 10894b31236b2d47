package vn.econgdan.app.node;

import java.util.List;
import vn.econgdan.app.settings.Settings;
import vn.econgdan.app.settings.StartupException;
import vn.econgdan.identity.Accounts;
import vn.econgdan.registry.imports.DemoRegistry;

/** What must be in the database before the first call: months, wards, the first people. */
final class FirstData {
  private FirstData() {}

  /** Changes nothing that is there already; nodes that start together do no harm. */
  static void load(Settings settings, Services doors) {
    doors.months().keep();
    doors.wards().load();
    settings
        .adminPassword()
        .map(Settings.Secret::value)
        .filter(password -> !Accounts.isOfDemo(password))
        .ifPresent(doors.accounts()::ensureAdministrator);
    refuseDemoPasswords(settings, doors.accounts());
    if (settings.demo()) {
      doors.accounts().ensureDemo();
      new DemoRegistry(doors.registry(), doors.imports()).load();
    }
  }

  /** What was a demo once must not be on a network with the password everybody knows. */
  private static void refuseDemoPasswords(Settings settings, Accounts accounts) {
    if (settings.demo() || settings.http().loopback()) {
      return;
    }
    List<String> open = accounts.withDemoPassword();
    if (!open.isEmpty()) {
      String logins = String.join(", ", open);
      throw new StartupException(
          "ECONGDAN_HTTP_HOST is not loopback, and these accounts still have the demo's password: "
              + logins
              + "; change or lock them on loopback first",
          "ECONGDAN_HTTP_HOST không phải loopback mà các tài khoản này còn mật khẩu mẫu: "
              + logins
              + "; hãy đổi mật khẩu hoặc khóa chúng trên loopback trước");
    }
  }
}

package vn.econgdan.demo;

import java.util.HashMap;
import java.util.Map;
import vn.econgdan.app.settings.Settings;

/** The settings of {@code ./econgdan demo}: it works at any hour (CONTRACT 2). */
public final class DemoSettings {
  private static final String SEND_WINDOW = "ECONGDAN_SEND_WINDOW";

  private DemoSettings() {}

  public static Settings read() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putIfAbsent(SEND_WINDOW, "00:00-24:00");
    return Settings.from(environment);
  }
}

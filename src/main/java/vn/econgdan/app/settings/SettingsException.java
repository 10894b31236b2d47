package vn.econgdan.app.settings;

/** A wrong, missing or contradictory setting; the sentence names the variable (CONTRACT 2). */
public final class SettingsException extends StartupException {
  private static final long serialVersionUID = 1L;

  SettingsException(String variable, String english, String vietnamese) {
    super(variable + " " + english, variable + " " + vietnamese);
  }

  static SettingsException wrong(Setting setting, String mustBe, String phaiLa) {
    return new SettingsException(setting.variable(), "must be " + mustBe, "phải là " + phaiLa);
  }

  static SettingsException missing(Setting setting, String because, String vi) {
    return new SettingsException(setting.variable(), "is missing: " + because, "còn thiếu: " + vi);
  }
}

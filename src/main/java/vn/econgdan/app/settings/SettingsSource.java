package vn.econgdan.app.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where settings come from: the environment over application.properties; an empty value counts as
 * not set. Every reader refuses what it cannot read with a {@link SettingsException}.
 */
final class SettingsSource {
  private final Map<String, String> environment;
  private final Properties defaults;

  SettingsSource(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.defaults = shipped();
    refuseUnknown();
  }

  /** What application.properties inside the jar says. */
  static Properties shipped() {
    try (InputStream file = Setting.class.getResourceAsStream("/application.properties")) {
      Properties properties = new Properties();
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A misspelt variable would silently leave its default in force. */
  private void refuseUnknown() {
    Set<String> unknown = new TreeSet<>(environment.keySet());
    unknown.removeIf(name -> !name.startsWith(Setting.PREFIX));
    unknown.removeAll(Arrays.stream(Setting.values()).map(Setting::variable).toList());
    unknown.stream()
        .findFirst()
        .ifPresent(
            name -> {
              throw new SettingsException(
                  name, "is not a setting; see --help", "không phải là một thiết lập; xem --help");
            });
  }

  Optional<String> text(Setting setting) {
    return explicit(setting).or(() -> filled(defaults.getProperty(setting.property())));
  }

  /** What the environment alone says. */
  Optional<String> explicit(Setting setting) {
    return filled(environment.get(setting.variable()));
  }

  boolean has(Setting setting) {
    return text(setting).isPresent();
  }

  String text(Setting setting, int longest) {
    String value = text(setting).orElse("");
    if (value.length() > longest) {
      throw SettingsException.wrong(
          setting, "at most " + longest + " characters", "dài nhất " + longest + " ký tự");
    }
    return value;
  }

  int number(Setting setting, int least, int most) {
    return (int) number(setting, (long) least, most);
  }

  long number(Setting setting, long least, long most) {
    try {
      long value = Long.parseLong(text(setting).orElse(""));
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw outside(setting, least, most);
    }
    throw outside(setting, least, most);
  }

  private static SettingsException outside(Setting setting, long least, long most) {
    return SettingsException.wrong(
        setting,
        "a whole number from " + least + " to " + most,
        "số nguyên từ " + least + " đến " + most);
  }

  /** An amount of đồng with up to four decimals, in 1/10.000 đ (DESIGN 4.7). */
  long tenThousandths(Setting setting) {
    try {
      BigDecimal value = new BigDecimal(text(setting).orElse(""));
      if (value.signum() >= 0) {
        return value.movePointRight(4).longValueExact();
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw notAnAmount(setting);
    }
    throw notAnAmount(setting);
  }

  private static SettingsException notAnAmount(Setting setting) {
    return SettingsException.wrong(
        setting, "đồng with at most 4 decimals, as 550.5", "số đồng có tối đa 4 số lẻ, như 550.5");
  }

  boolean flag(Setting setting) {
    String value = text(setting).orElse("");
    if (!Set.of("true", "false").contains(value)) {
      throw SettingsException.wrong(setting, "true or false", "true hoặc false");
    }
    return value.equals("true");
  }

  /** One of an enum's names, written as in CONTRACT 2: lower case, - or _ between words. */
  <E extends Enum<E>> E choice(Setting setting, E[] choices, char between) {
    String value = text(setting).orElse("");
    return Arrays.stream(choices)
        .filter(choice -> written(choice, between).equals(value))
        .findFirst()
        .orElseThrow(() -> notAmong(setting, choices, between));
  }

  private static SettingsException notAmong(Setting setting, Enum<?>[] choices, char between) {
    String list =
        Arrays.stream(choices).map(c -> written(c, between)).collect(Collectors.joining(", "));
    return SettingsException.wrong(setting, "one of " + list, "một trong " + list);
  }

  private static String written(Enum<?> choice, char between) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', between);
  }

  private static Optional<String> filled(String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }
}

package vn.econgdan.app.edge;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What people read, in Vietnamese unless they ask for English (CONTRACT 4, Accept-Language). */
public final class Sentences {
  static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final List<Locale> SPOKEN = List.of(VIETNAMESE, Locale.ENGLISH);

  private Sentences() {}

  /** The best of ours for an Accept-Language header; Vietnamese for none, and for nonsense. */
  static Locale language(String acceptLanguage) {
    if (acceptLanguage == null) {
      return VIETNAMESE;
    }
    try {
      Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
      return best == null ? VIETNAMESE : best;
    } catch (IllegalArgumentException nonsense) {
      return VIETNAMESE;
    }
  }

  /** The sentence of a refusal's code; the bare code when none was written. */
  public static String refusal(Locale language, String code, List<String> arguments) {
    String key = "refusal." + code;
    List<String> spoken = code.equals("WRONG_TYPE") ? types(language, arguments) : arguments;
    return bundle(language).containsKey(key) ? of(language, key, spoken) : code;
  }

  /** Names of types are words too. */
  private static List<String> types(Locale language, List<String> names) {
    return names.stream().map(name -> bundle(language).getString("type." + name)).toList();
  }

  /**
   * The sentence of a key.
   *
   * @throws java.util.MissingResourceException when none was written
   */
  public static String of(Locale language, String key, List<String> arguments) {
    String pattern = bundle(language).getString(key);
    return new MessageFormat(pattern, language).format(arguments.toArray());
  }

  static String status(Locale language, int status) {
    return bundle(language).getString("status." + status);
  }

  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(
        "messages",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}

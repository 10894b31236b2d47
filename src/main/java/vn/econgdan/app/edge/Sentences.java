package vn.econgdan.app.edge;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/** What people read, in Vietnamese unless they ask for English (CONTRACT 4, Accept-Language). */
public final class Sentences {
  static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final Set<String> SPEAK_OF_TYPES = Set.of("WRONG_TYPE", "MISSING_PARAMETER");

  /** Where a sentence names the field; marked while the arguments are filled in. */
  private static final String FIELD = "{field}";

  private static final String MARK = "\uE000";
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

  /** The sentence of a refusal's code, of no field; the bare code when none was written. */
  public static String refusal(Locale language, String code, List<String> arguments) {
    return refusal(language, code, arguments, "");
  }

  /**
   * The sentence of a refusal's code; the bare code when none was written.
   *
   * @param field what stands where the sentence says {@code {field}}; empty for no field
   */
  public static String refusal(Locale language, String code, List<String> arguments, String field) {
    String key = "refusal." + code;
    if (!bundle(language).containsKey(key)) {
      return code;
    }
    List<String> spoken = SPEAK_OF_TYPES.contains(code) ? types(language, arguments) : arguments;
    String pattern = bundle(language).getString(key).replace(FIELD, MARK);
    String sentence = new MessageFormat(pattern, language).format(spoken.toArray());
    return sentence.replace(MARK, named(language, field));
  }

  private static String named(Locale language, String field) {
    return field.isEmpty() ? bundle(language).getString("field.none") : "“" + field + "”";
  }

  /** Names of types are words too. */
  private static List<String> types(Locale language, List<String> names) {
    return names.stream().map(name -> type(language, name)).toList();
  }

  private static String type(Locale language, String name) {
    String key = "type." + name;
    return bundle(language).containsKey(key) ? bundle(language).getString(key) : name;
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

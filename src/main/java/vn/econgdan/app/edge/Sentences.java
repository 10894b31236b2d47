package vn.econgdan.app.edge;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What people read, in Vietnamese unless they ask for English (CONTRACT 4, Accept-Language). */
public final class Sentences {
  static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  /** Of which kind the words in the arguments are that are words of ours too. */
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "WRONG_TYPE", List.of("type."),
          "MISSING_PARAMETER", List.of("type."),
          "WRONG_STATE", List.of("state.", "act."));

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
    List<String> spoken = spoken(language, KINDS.getOrDefault(code, List.of()), arguments);
    String pattern = bundle(language).getString(key).replace(FIELD, MARK);
    String sentence = new MessageFormat(pattern, language).format(spoken.toArray());
    return sentence.replace(MARK, named(language, field));
  }

  private static String named(Locale language, String field) {
    return field.isEmpty() ? bundle(language).getString("field.none") : "“" + field + "”";
  }

  private static List<String> spoken(Locale language, List<String> kinds, List<String> arguments) {
    return IntStream.range(0, arguments.size())
        .mapToObj(
            i ->
                i < kinds.size()
                    ? words(language, kinds.get(i), arguments.get(i))
                    : arguments.get(i))
        .toList();
  }

  /** Each word of a list as people say it; one that is not ours stays. */
  private static String words(Locale language, String kind, String list) {
    return Stream.of(list.split(", "))
        .map(
            word ->
                bundle(language).containsKey(kind + word)
                    ? bundle(language).getString(kind + word)
                    : word)
        .collect(Collectors.joining(", "));
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

package vn.econgdan.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People read sentences, not codes, in both languages. */
class SentencesTest {
  /** Where the code of a refusal stands in our sources. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?:Refusal\\.(?:unknown|forbidden|conflict)|ApiRefusal\\.malformed)\\(\\s*\"([A-Z][A-Z0-9_]+)\""
              + "|(?:unacceptable|Problem\\.of)\\(\\s*[^,()]+,\\s*\"([A-Z][A-Z0-9_]+)\""
              + "|ApiProblems\\.of\\(\\s*\\d+,\\s*\"([A-Z][A-Z0-9_]+)\""
              + "|problem\\(context, \\d+, \"([A-Z][A-Z0-9_]+)\"");

  private final Properties vietnamese = sentences("vi");
  private final Properties english = sentences("en");

  @Test
  void both_languages_know_the_same_sentences() {
    assertThat(english.stringPropertyNames()).isEqualTo(vietnamese.stringPropertyNames());
  }

  @Test
  void both_languages_are_filled_with_the_same_arguments() {
    for (String key : vietnamese.stringPropertyNames()) {
      assertThat(arguments(english.getProperty(key)))
          .as(key)
          .isEqualTo(arguments(vietnamese.getProperty(key)));
    }
  }

  @Test
  void a_lone_apostrophe_does_not_swallow_the_arguments_behind_it() {
    for (Properties language : Set.of(vietnamese, english)) {
      for (String key : language.stringPropertyNames()) {
        int wanted = arguments(language.getProperty(key)).size();
        assertThat(
                new MessageFormat(language.getProperty(key).replace("{field}", "x")).getFormats())
            .as(key + ": write '' for an apostrophe")
            .hasSizeGreaterThanOrEqualTo(wanted);
      }
    }
  }

  @Test
  void every_code_of_a_refusal_has_its_sentence() throws IOException {
    Set<String> codes = codes();
    assertThat(codes).hasSizeGreaterThan(25);
    assertThat(codes.stream().map(code -> "refusal." + code))
        .allMatch(vietnamese::containsKey, "has a sentence");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    ", vi",
    "en, en",
    "en-US, en",
    "fr, vi",
    "'fr, en;q=0.2', en",
    "'en;q=0.1, vi;q=0.9', vi",
    "%%, vi"
  })
  void the_callers_language_is_ours_or_vietnamese(String header, String language) {
    assertThat(Sentences.language(header)).isEqualTo(Locale.forLanguageTag(language));
  }

  private static Set<String> codes() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        CODE.matcher(Files.readString(file)).results().forEach(hit -> codes.add(group(hit)));
      }
    }
    return codes;
  }

  private static String group(MatchResult hit) {
    return Stream.of(1, 2, 3, 4).map(hit::group).filter(g -> g != null).findFirst().orElseThrow();
  }

  private static Set<String> arguments(String sentence) {
    Set<String> arguments = new TreeSet<>();
    Pattern.compile("\\{\\d}").matcher(sentence).results().forEach(a -> arguments.add(a.group()));
    return arguments;
  }

  private static Properties sentences(String language) {
    Properties properties = new Properties();
    Path file = Path.of("src/main/resources/messages_" + language + ".properties");
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return properties;
  }
}

package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an error says in one language, by the sentences as they were written. */
final class Spoken {
  private static final String FIELD = "<field>";

  private final String language;
  private final Properties sentences = new Properties();

  Spoken(String language) {
    this.language = language;
    Path file = Path.of("src/main/resources/messages_" + language + ".properties");
    try (var in = Files.newBufferedReader(file)) {
      sentences.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void check(ApiClient.Answer answer, WrongCall.Refusal wanted, ErrorFixture world) {
    JsonNode problem = answer.expect(wanted.status()).json();
    String sentence = sentence(wanted, world);
    assertThat(problem.get("status").asInt()).isEqualTo(wanted.status());
    assertThat(problem.get("title").asText()).isEqualTo(sentence("status." + wanted.status()));
    if (wanted.field() == null) {
      assertThat(problem.get("type").asText()).isEqualTo("urn:econgdan:problem:" + wanted.code());
      assertThat(problem.get("detail").asText()).isEqualTo(sentence);
      assertThat(problem.get("errors")).isEmpty();
    } else {
      assertThat(blamed(problem, wanted.field()))
          .contains(wanted.field() + " " + wanted.code() + ": " + sentence);
    }
  }

  /** With the field and its arguments in it; {@code type.string} and the like are words. */
  private String sentence(WrongCall.Refusal wanted, ErrorFixture world) {
    List<String> arguments =
        wanted.arguments().stream().map(world::filled).map(this::word).toList();
    String field = wanted.field() == null ? sentence("field.none") : "“" + wanted.field() + "”";
    return sentence("refusal." + wanted.code(), arguments).replace(FIELD, field);
  }

  private String word(String argument) {
    return Stream.of(argument.split(", "))
        .map(word -> sentences.getProperty(word, word))
        .collect(Collectors.joining(", "));
  }

  private static List<String> blamed(JsonNode problem, String field) {
    return StreamSupport.stream(problem.get("errors").spliterator(), false)
        .filter(error -> error.get("field").asText().equals(field))
        .map(
            error ->
                field + " " + error.get("code").asText() + ": " + error.get("message").asText())
        .toList();
  }

  private String sentence(String key, List<String> arguments) {
    String pattern = sentences.getProperty(key).replace("{field}", FIELD);
    return new MessageFormat(pattern, Locale.forLanguageTag(language)).format(arguments.toArray());
  }

  private String sentence(String key) {
    return sentence(key, List.of());
  }
}

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
import java.util.stream.StreamSupport;

/** What an error says in one language, by the sentences as they were written. */
final class Spoken {
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
    List<String> arguments =
        wanted.code().equals("WRONG_TYPE")
            ? wanted.arguments().stream().map(type -> sentence("type." + type)).toList()
            : wanted.arguments().stream().map(world::filled).toList();
    String sentence = sentence("refusal." + wanted.code(), arguments);
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

  private static List<String> blamed(JsonNode problem, String field) {
    return StreamSupport.stream(problem.get("errors").spliterator(), false)
        .filter(error -> error.get("field").asText().equals(field))
        .map(
            error ->
                field + " " + error.get("code").asText() + ": " + error.get("message").asText())
        .toList();
  }

  private String sentence(String key, List<String> arguments) {
    return new MessageFormat(sentences.getProperty(key), Locale.forLanguageTag(language))
        .format(arguments.toArray());
  }

  private String sentence(String key) {
    return sentence(key, List.of());
  }
}

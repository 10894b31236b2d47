package vn.econgdan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command status of SMPP 3.4 has one verdict and a sentence in both languages. */
class CommandStatusesTest {

  static Stream<JsonNode> golden() throws IOException {
    try (var in =
        CommandStatusesTest.class.getResourceAsStream("/golden/smpp_command_status.json")) {
      JsonNode cases = new ObjectMapper().readTree(in).get("cases");
      return StreamSupport.stream(cases.spliterator(), false);
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void the_table_agrees_with_the_golden_cases(JsonNode status) {
    int code = Integer.decode(status.get("value").asText());
    assertThat(CommandStatuses.name(code)).isEqualTo(status.get("name").asText());
    assertThat(words(CommandStatuses.verdict(code).orElseThrow()))
        .contains(
            status.get("proposed").asText().split("[,:]")[0]
                + (status.get("proposed").asText().contains("stop") ? " stop" : ""));
  }

  @Test
  void an_unknown_status_has_no_verdict_and_shows_its_number() {
    assertThat(CommandStatuses.verdict(0x0404)).isEmpty();
    assertThat(CommandStatuses.name(0x0404)).isEqualTo("0x00000404");
  }

  @Test
  void codes_and_names_are_unique_and_in_order() {
    assertThat(CommandStatuses.table())
        .extracting(CommandStatuses.Row::code)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(CommandStatuses.table())
        .extracting(CommandStatuses.Row::name)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vi", "en"})
  void every_status_has_its_sentence(String language) throws IOException {
    Properties sentences = new Properties();
    try (Reader in = reader("/messages_" + language + ".properties")) {
      sentences.load(in);
    }
    assertThat(CommandStatuses.table())
        .allSatisfy(row -> assertThat(sentences).containsKey("carrier.status." + row.name()));
  }

  private static Reader reader(String resource) {
    var in = CommandStatusesTest.class.getResourceAsStream(resource);
    return new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  private static String words(CarrierVerdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> "accepted";
      case THROTTLED -> "throttled";
      case TEMPORARY -> "temporary";
      case PERMANENT -> "permanent";
      case CONFIGURATION -> "link fault stop";
      case LINK_LOST -> "link fault";
    };
  }
}

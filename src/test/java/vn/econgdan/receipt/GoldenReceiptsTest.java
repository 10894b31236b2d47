package vn.econgdan.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.econgdan.dispatch.CarrierIds;
import vn.econgdan.kernel.BusinessClock;

/** The collected facts about carriers' receipts, ids, states and errors (resources/golden). */
class GoldenReceiptsTest {
  private static final Map<String, Function<ParsedReceipt, Optional<?>>> FIELDS =
      Map.of(
          "id", receipt -> receipt.ids().carrierId(),
          "sub", ParsedReceipt::submittedParts,
          "dlvrd", ParsedReceipt::deliveredParts,
          "submit", receipt -> receipt.times().submitted(),
          "done", receipt -> receipt.times().done(),
          "stat", ParsedReceipt::stateWord,
          "err", ParsedReceipt::error,
          "text", ParsedReceipt::text);

  static Stream<JsonNode> texts() throws IOException {
    return golden("dlr_text_formats")
        .filter(
            c ->
                c.get("text").asText().startsWith("id:")
                    || c.get("text").asText().startsWith("..."))
        .filter(c -> c.get("expect").isObject());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_text_is_read_as_its_carrier_meant_it(JsonNode example) {
    ParsedReceipt read = ReceiptParser.parse(Deliveries.text(example.get("text").asText()));
    assertThat(read.state()).isEqualTo(ReceiptState.DELIVERED);
    example
        .get("expect")
        .properties()
        .forEach(
            field ->
                assertThat(FIELDS.get(field.getKey()).apply(read))
                    .as(field.getKey())
                    .isEqualTo(value(field.getKey(), field.getValue())));
  }

  static Stream<JsonNode> ids() throws IOException {
    return golden("message_id_forms").filter(c -> c.has("dlr"));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void two_forms_of_an_id_are_the_same_under_the_right_setting_only(JsonNode example) {
    String response = example.get("submit_resp").asText();
    String receipt = example.get("dlr").asText();
    boolean name = response.contains("-"); // a UUID has no base
    boolean literal = response.replaceFirst("^0", "").equals(receipt) || name;
    assertThat(same(CarrierIds.SAME, response, receipt)).isEqualTo(literal);
    assertThat(same(CarrierIds.HEX_IN_RESPONSE, response, receipt)).isEqualTo(name || !literal);
    assertThat(same(CarrierIds.HEX_IN_RECEIPT, receipt, response)).isEqualTo(name || !literal);
  }

  static Stream<JsonNode> states() throws IOException {
    return golden("state_mapping").filter(c -> c.has("proposed"));
  }

  @ParameterizedTest
  @MethodSource("states")
  void words_and_numbers_of_a_state_say_the_same(JsonNode example) {
    String[] states = example.get("state").asText().split(" and ");
    for (String state : states) {
      String[] both = state.replaceFirst("\\(.*", "").split("/");
      String word = ReceiptStates.word(Integer.parseInt(both[1].strip())).orElseThrow();
      assertThat(word).isEqualTo(both[0].strip());
      assertThat(ReceiptStates.of(word)).isNotEqualTo(ReceiptState.UNRECOGNISED);
    }
    boolean pending = example.get("proposed").asText().contains("non-final");
    String first = states[0].split("/")[0].strip();
    assertThat(ReceiptStates.of(first).isFinal()).isEqualTo(!pending);
  }

  static Stream<JsonNode> errors() throws IOException {
    return golden("network_error_code");
  }

  @ParameterizedTest
  @MethodSource("errors")
  void network_error_code_is_a_number_or_absent(JsonNode example) {
    String hex = example.get("octets").asText().replaceFirst("\\(.*", "").replace(" ", "");
    Map<Integer, byte[]> tlvs = Map.of(0x0423, HexFormat.of().parseHex(hex));
    int error = ReceiptParser.networkError(tlvs).map(Integer::valueOf).orElse(0);
    assertThat(error).isEqualTo(example.get("error").asInt());
  }

  private static boolean same(CarrierIds ids, String response, String receipt) {
    return ids.ofResponse(response).equals(ids.ofReceipt(receipt));
  }

  private static Optional<?> value(String field, JsonNode value) {
    if (value.isNull()) {
      return Optional.empty();
    }
    String word = value.asText().replaceFirst(" \\(.*", "");
    return switch (field) {
      case "submit", "done" -> Optional.of(hanoi(word));
      case "sub", "dlvrd" -> Optional.of(value.asInt());
      case "text" -> Optional.of(value.asText());
      default -> Optional.of(word);
    };
  }

  private static Instant hanoi(String local) {
    return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
  }

  private static Stream<JsonNode> golden(String group) throws IOException {
    try (var in = GoldenReceiptsTest.class.getResourceAsStream("/golden/" + group + ".json")) {
      JsonNode cases = new ObjectMapper().readTree(in).get("cases");
      return StreamSupport.stream(cases.spliterator(), false);
    }
  }
}

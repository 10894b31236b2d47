package vn.econgdan.registry.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.registry.phone.PhoneReading.Accepted;
import vn.econgdan.registry.phone.PhoneReading.Refused;

/** The cases gathered from comparable systems: src/test/resources/golden/phone-numbers.json. */
class PhoneNumbersGoldenTest {
  private static final String ACCEPT = "accept ";

  /** The gathered cases say "special" where systems differ; this is what ours does with them. */
  private static final Map<String, String> SPECIAL =
      Map.ofEntries(
          Map.entry("\u200b0912\u00a0345\u202f678\ufeff", "+84912345678"),
          Map.entry("01234567890", "+84834567890"),
          Map.entry("02438256686", "NOT_MOBILE"),
          Map.entry("19001234", "SHORT_OR_SERVICE_NUMBER"),
          Map.entry("113", "SHORT_OR_SERVICE_NUMBER"),
          Map.entry("091234567", "LENGTH"),
          Map.entry("0912345678a", "NOT_A_NUMBER"),
          Map.entry("8491234567", "LENGTH"),
          Map.entry("O912345678", "NOT_A_NUMBER"),
          Map.entry("+84-91-234-5678 ext 12", "NOT_A_NUMBER"),
          Map.entry("0912345678;0987654321", "TWO_NUMBERS"),
          Map.entry("9.12345678E8", "SCIENTIFIC_NOTATION"));

  private final PhoneNumbers phones = new PhoneNumbers();

  @ParameterizedTest(name = "{0}")
  @MethodSource("typed")
  void a_gathered_case_is_read_as_expected(JsonNode row) {
    String expected = row.get("expected").asText();
    String typed = row.get("in").asText();
    assertThat(outcome(phones.read(typed)))
        .isEqualTo(
            expected.startsWith(ACCEPT) ? expected.substring(ACCEPT.length()) : SPECIAL.get(typed));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("converted")
  void every_prefix_of_2018_is_converted(JsonNode row) {
    Accepted reading = (Accepted) phones.read(row.get("example_old").asText());
    Accepted today = (Accepted) phones.read(row.get("example_new").asText());
    assertThat(reading.number()).isEqualTo(today.number());
    assertThat(reading.notes())
        .contains(
            Problem.of(
                "phone",
                "CONVERTED_PREFIX",
                row.get("old_prefix").asText(),
                row.get("new_prefix").asText()));
    assertThat(MobileNetwork.byPrefix(today.number()).name().toLowerCase(Locale.ROOT))
        .isEqualTo(row.get("carrier").asText());
  }

  private static String outcome(PhoneReading reading) {
    return reading instanceof Refused refused
        ? refused.problem().code()
        : ((Accepted) reading).number().e164();
  }

  static Stream<JsonNode> typed() throws IOException {
    return cases("phone_vn");
  }

  static Stream<JsonNode> converted() throws IOException {
    return cases("phone_vn_11_to_10");
  }

  private static Stream<JsonNode> cases(String group) throws IOException {
    try (InputStream file =
        PhoneNumbersGoldenTest.class.getResourceAsStream("/golden/phone-numbers.json")) {
      JsonNode cases = new ObjectMapper().readTree(file).required(group).required("cases");
      return StreamSupport.stream(cases.spliterator(), false);
    }
  }
}

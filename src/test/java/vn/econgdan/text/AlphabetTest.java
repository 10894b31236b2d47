package vn.econgdan.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlphabetTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("alphabet")
  void a_character_has_the_octets_of_gsm_03_38_or_forces_ucs2(JsonNode row) {
    String character = row.get("char").asText();
    boolean inGsm = row.get("in_gsm7").asBoolean();
    assertThat(Encoding.of(character)).isEqualTo(inGsm ? Encoding.GSM7 : Encoding.UCS2);
    if (inGsm) {
      byte[] octets = Encoding.GSM7.octets(character.codePointAt(0));
      assertThat(HexFormat.of().formatHex(octets)).isEqualTo(GsmDecoder.octets(row));
      assertThat(octets).hasSize(row.get("septets").asInt());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("letters")
  void every_vietnamese_letter_has_its_base_letter(JsonNode row) {
    String letter = row.get("char").asText();
    assertThat(VietnameseLetters.stripped(letter)).isEqualTo(row.get("base").asText());
    assertThat(Encoding.of(letter) == Encoding.GSM7).isEqualTo(row.get("in_gsm7").asBoolean());
  }

  @ParameterizedTest
  @CsvSource({"GSM7, 0", "UCS2, 8"})
  void data_coding_is_what_smpp_calls_it(Encoding encoding, byte dataCoding) {
    assertThat(encoding.dataCoding()).isEqualTo(dataCoding);
  }

  static Stream<JsonNode> alphabet() {
    return Golden.cases("gsm7_alphabet");
  }

  static Stream<JsonNode> letters() {
    return Golden.cases("vietnamese_letters");
  }
}

package vn.econgdan.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartCutterTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("boundaries")
  void a_text_is_cut_where_the_golden_file_says(JsonNode row) {
    String text = GoldenExpression.text(row.get("input").asText());
    Encoding encoding = Encoding.valueOf(row.get("encoding").asText());
    List<Part> parts = PartCutter.cut(text, encoding);

    assertThat(Encoding.of(text)).isEqualTo(encoding);
    assertThat(parts).hasSize(row.get("segments").asInt());
    assertThat(parts)
        .extracting(part -> encoding.units(part.userData().length))
        .isEqualTo(units(row.get("units_per_segment")));
    assertThat(GsmDecoder.read(parts)).isEqualTo(text);
  }

  @Test
  void a_single_part_has_no_header() {
    Part part = PartCutter.cut("[QC]", Encoding.GSM7).get(0);
    assertThat(part.octets(0x1234)).asHexString().isEqualTo("1B3C51431B3E");
  }

  @Test
  void each_of_several_parts_begins_with_the_16_bit_header() {
    List<Part> parts = PartCutter.cut("ế".repeat(135), Encoding.UCS2);
    assertThat(parts)
        .extracting(part -> header(part, 0xFE01))
        .containsExactly("060804fe010301", "060804fe010302", "060804fe010303");
    assertThat(parts).allMatch(Part::hasHeader);
  }

  @Test
  void a_reference_has_16_bits() {
    Part part = PartCutter.cut("a".repeat(161), Encoding.GSM7).get(1);
    assertThat(header(part, 0)).isEqualTo("06080400000202");
    assertThat(header(part, 0xFFFF)).isEqualTo("060804ffff0202");
    assertThatIllegalArgumentException().isThrownBy(() -> part.octets(0x10000));
    assertThatIllegalArgumentException().isThrownBy(() -> part.octets(-1));
  }

  @Test
  void a_part_cannot_be_changed_from_outside() {
    Part part = PartCutter.cut("a", Encoding.GSM7).get(0);
    part.userData()[0] = 0;
    part.octets(0)[0] = 0;
    assertThat(part).isEqualTo(PartCutter.cut("a", Encoding.GSM7).get(0));
  }

  private static String header(Part part, int reference) {
    return HexFormat.of().formatHex(part.octets(reference), 0, 7);
  }

  private static List<Integer> units(JsonNode units) {
    return StreamSupport.stream(units.spliterator(), false).map(JsonNode::asInt).toList();
  }

  static Stream<JsonNode> boundaries() {
    return Stream.of("segments_gsm7", "segments_ucs2", "segments_split_safe")
        .flatMap(Golden::cases);
  }
}

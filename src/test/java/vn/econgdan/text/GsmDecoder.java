package vn.econgdan.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a telephone does with the octets; its alphabet comes from the golden file, not from us. */
final class GsmDecoder {
  private static final HexFormat HEX = HexFormat.of();

  private static final Map<String, String> CHARACTERS =
      Golden.cases("gsm7_alphabet")
          .filter(row -> row.get("in_gsm7").asBoolean())
          .collect(Collectors.toMap(GsmDecoder::octets, row -> row.get("char").asText()));

  private GsmDecoder() {}

  /** The octets of a golden row in hexadecimal. */
  static String octets(JsonNode row) {
    String octets =
        row.has("gsm_byte") ? row.get("gsm_byte").asText() : row.get("gsm_bytes").asText();
    return octets.replace("0x", "").replace(" ", "").toLowerCase(Locale.ROOT);
  }

  /** Joined as the telephone joins them: each part is decoded by itself, so a cut pair shows. */
  static String read(List<Part> parts) {
    return parts.stream().map(GsmDecoder::read).collect(Collectors.joining());
  }

  private static String read(Part part) {
    byte[] octets = part.octets(0xABCD);
    int start = part.count() > 1 ? 7 : 0;
    return part.encoding() == Encoding.UCS2
        ? new String(octets, start, octets.length - start, StandardCharsets.UTF_16BE)
        : septets(octets, start);
  }

  private static String septets(byte[] octets, int start) {
    StringBuilder text = new StringBuilder();
    for (int at = start; at < octets.length; ) {
      int end = at + (octets[at] == 0x1B ? 2 : 1);
      text.append(CHARACTERS.get(HEX.formatHex(octets, at, end)));
      at = end;
    }
    return text.toString();
  }
}

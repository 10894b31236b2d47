package vn.econgdan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.econgdan.app.edge.Sentences;

/** Codes and figures of the API as people say them. */
final class DemoWords {
  private DemoWords() {}

  /** {@code 50.600 đ}. */
  static String amount(long dong) {
    return String.format(Locale.ENGLISH, "%,d đ", dong).replace(',', '.');
  }

  /** {@code left out: 2 without consent, 1 whose number is no mobile}. */
  static String excluded(JsonNode excluded) {
    if (excluded.isEmpty()) {
      return "nobody left out";
    }
    return StreamSupport.stream(excluded.spliterator(), false)
        .map(DemoWords::reason)
        .collect(Collectors.joining(", ", "left out: ", ""));
  }

  private static String reason(JsonNode one) {
    String key = "excluded." + one.get("reason").asText();
    return one.get("count").asText() + " " + Sentences.of(Locale.ENGLISH, key, List.of());
  }
}

package vn.econgdan.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Cases gathered from carriers, standards and comparable systems: src/test/resources/golden. */
final class Golden {
  private Golden() {}

  static Stream<JsonNode> cases(String group) {
    try (InputStream file = Golden.class.getResourceAsStream("/golden/sms-text.json")) {
      JsonNode cases = new ObjectMapper().readTree(file).required(group).required("cases");
      return StreamSupport.stream(cases.spliterator(), false);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

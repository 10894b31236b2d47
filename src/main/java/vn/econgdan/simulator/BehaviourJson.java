package vn.econgdan.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Behaviour as JSON, and the change of a behaviour by a document that names only some fields. */
final class BehaviourJson {
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private BehaviourJson() {}

  /** Wrong JSON, an unknown field or a wrong value is an {@link IllegalArgumentException}. */
  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(reason(e), e);
    }
  }

  /**
   * Fields of a section that are not named stay; lists and maps are replaced whole; null brings the
   * default back, also for a whole section.
   */
  static Behaviour change(Behaviour now, String json) {
    ObjectNode merged = MAPPER.valueToTree(now);
    ObjectNode changes = read(json, ObjectNode.class);
    changes.properties().forEach(field -> section(merged, field.getKey(), field.getValue()));
    return read(merged.toString(), Behaviour.class);
  }

  private static void section(ObjectNode merged, String name, JsonNode change) {
    if (merged.get(name) instanceof ObjectNode old && change instanceof ObjectNode fields) {
      old.setAll(fields);
    } else {
      merged.set(name, change);
    }
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of ours is not JSON", e);
    }
  }

  private static String reason(JsonProcessingException e) {
    boolean ours = e instanceof ValueInstantiationException && e.getCause() != null;
    return ours ? e.getCause().getMessage() : e.getOriginalMessage();
  }
}

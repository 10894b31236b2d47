package vn.econgdan.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the explorer would send: the examples of the contract, as it puts them together. */
final class Examples {
  private final Calls calls;

  Examples(Calls calls) {
    this.calls = calls;
  }

  /** The path with its examples, and every query parameter that has one or must be there. */
  String path(Calls.Call call) {
    String path = call.path();
    for (JsonNode parameter : calls.parameters(call, "path")) {
      path = path.replace("{" + parameter.path("name").asText() + "}", text(parameter));
    }
    String query =
        calls.parameters(call, "query").stream()
            .filter(Examples::isSaid)
            .map(p -> p.path("name").asText() + "=" + encoded(text(p)))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static boolean isSaid(JsonNode parameter) {
    return parameter.path("required").asBoolean()
        || parameter.has("example")
        || parameter.path("schema").has("example");
  }

  private String text(JsonNode parameter) {
    return parameter.has("example")
        ? parameter.path("example").asText()
        : value(parameter.path("schema")).asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  String mediaType(Calls.Call call) {
    return calls.content(call).fieldNames().next();
  }

  /** The body's own example, or one from the examples of its fields; empty for no body. */
  Optional<byte[]> body(Calls.Call call) {
    return Stream.of(calls.content(call))
        .filter(content -> !content.isEmpty())
        .map(content -> content.elements().next())
        .map(one -> one.has("example") ? one.path("example") : value(one.path("schema")))
        .map(value -> value.isTextual() ? value.textValue() : value.toString())
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .findFirst();
  }

  private JsonNode value(JsonNode reference) {
    JsonNode schema = calls.resolved(reference);
    if (schema.has("example")) {
      return schema.path("example");
    }
    if (schema.has("enum")) {
      return schema.path("enum").get(0);
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(schema);
      case "array" -> list(schema);
      case "integer", "number" -> JsonNodeFactory.instance.numberNode(1);
      case "boolean" -> JsonNodeFactory.instance.booleanNode(true);
      default -> JsonNodeFactory.instance.textNode(text(schema.path("format").asText()));
    };
  }

  private static String text(String format) {
    return switch (format) {
      case "date" -> LocalDate.now().minusDays(3).toString();
      case "date-time" -> LocalDate.now().plusDays(3) + "T08:00:00+07:00";
      default -> "string";
    };
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = new ObjectMapper().createObjectNode();
    schema
        .path("properties")
        .properties()
        .forEach(f -> object.set(f.getKey(), value(f.getValue())));
    return object;
  }

  private ArrayNode list(JsonNode schema) {
    return new ObjectMapper().createArrayNode().add(value(schema.path("items")));
  }
}

package vn.econgdan.app.edge.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the schemas of bodies out of an OpenAPI 3.0 document; references are followed. */
final class ApiSchemas {
  private final JsonNode document;

  ApiSchemas(JsonNode document) {
    this.document = document;
  }

  /** The schema of an operation's JSON body, if it has one. */
  Optional<ApiSchema> body(JsonNode operation) {
    JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
    return schema.isMissingNode() ? Optional.empty() : Optional.of(schema(schema));
  }

  private ApiSchema schema(JsonNode reference) {
    JsonNode node = resolved(reference);
    JsonNode others = node.path("additionalProperties");
    return new ApiSchema(
        node.path("type").asText(),
        node.path("format").asText(),
        fields(node),
        others.isObject() || others.asBoolean() || !node.has("properties"),
        texts(node.path("required")),
        Optional.of(node.path("items")).filter(JsonNode::isObject).map(this::schema),
        texts(node.path("enum")),
        size(node),
        codes(node));
  }

  private Map<String, ApiSchema> fields(JsonNode node) {
    Map<String, ApiSchema> fields = new LinkedHashMap<>();
    node.path("properties").properties().forEach(f -> fields.put(f.getKey(), schema(f.getValue())));
    return fields;
  }

  private static ApiSchema.Size size(JsonNode node) {
    String unit =
        switch (node.path("type").asText()) {
          case "array" -> "Items";
          case "object" -> "Properties";
          default -> "Length";
        };
    return new ApiSchema.Size(
        node.path("min" + unit).asLong(0), node.path("max" + unit).asLong(Long.MAX_VALUE));
  }

  private static ApiSchema.Codes codes(JsonNode node) {
    JsonNode codes = node.path("x-codes");
    String missing = node.has("enum") ? "REQUIRED_ONE_OF" : "REQUIRED";
    return new ApiSchema.Codes(
        codes.path("missing").asText(missing),
        codes.path("empty").asText(),
        codes.path("tooLong").asText());
  }

  private static Set<String> texts(JsonNode node) {
    Set<String> texts = new LinkedHashSet<>();
    node.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }
}

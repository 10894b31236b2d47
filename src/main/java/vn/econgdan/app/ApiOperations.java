package vn.econgdan.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import vn.econgdan.kernel.Role;

/** Reads the operations out of an OpenAPI 3.0 document. */
final class ApiOperations {
  private static final long LONGEST_STRING = 1000;

  private final JsonNode document;

  private ApiOperations(JsonNode document) {
    this.document = document;
  }

  static List<ApiOperation> of(JsonNode document) {
    ApiOperations reader = new ApiOperations(document);
    List<ApiOperation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        call ->
                            operations.add(
                                reader.operation(path.getKey(), call.getKey(), call.getValue()))));
    return List.copyOf(operations);
  }

  private ApiOperation operation(String path, String method, JsonNode node) {
    String id = node.path("operationId").asText();
    boolean open = node.path("x-public").asBoolean();
    Set<Role> roles = roles(node);
    if (open != roles.isEmpty()) {
      throw new IllegalArgumentException(id + " must say either x-roles or x-public");
    }
    return new ApiOperation(
        id,
        method.toUpperCase(Locale.ROOT),
        ApiContract.segments(path),
        roles,
        open,
        node.path("x-loopback").asBoolean(),
        node.path("x-ward").asBoolean(),
        query(node),
        names(node.at("/requestBody/content")),
        node.path("x-max-bytes").asLong(ApiOperation.LARGEST_JSON),
        success(node));
  }

  private static Set<Role> roles(JsonNode node) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    node.path("x-roles").forEach(role -> roles.add(Role.valueOf(role.asText())));
    return roles;
  }

  private static int success(JsonNode node) {
    return names(node.path("responses")).stream()
        .filter(status -> status.startsWith("2"))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElseThrow();
  }

  private Map<String, ApiParameter> query(JsonNode node) {
    Map<String, ApiParameter> query = new LinkedHashMap<>();
    StreamSupport.stream(node.path("parameters").spliterator(), false)
        .map(this::resolved)
        .filter(parameter -> parameter.path("in").asText().equals("query"))
        .forEach(parameter -> query.put(parameter.path("name").asText(), parameter(parameter)));
    return query;
  }

  private static ApiParameter parameter(JsonNode node) {
    JsonNode schema = node.path("schema");
    Set<String> values = new LinkedHashSet<>();
    schema.path("enum").forEach(value -> values.add(value.asText()));
    boolean integer = schema.path("type").asText().equals("integer");
    return new ApiParameter(
        node.path("name").asText(),
        schema.path("format").asText().equals("id") ? "id" : schema.path("type").asText(),
        node.path("required").asBoolean(),
        values,
        schema.path("minimum").asLong(Integer.MIN_VALUE),
        integer
            ? schema.path("maximum").asLong(Integer.MAX_VALUE)
            : schema.path("maxLength").asLong(LONGEST_STRING));
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new LinkedHashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}

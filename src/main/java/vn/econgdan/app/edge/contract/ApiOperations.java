package vn.econgdan.app.edge.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vn.econgdan.identity.KeyScope;
import vn.econgdan.kernel.Role;

/** Reads the operations out of an OpenAPI 3.0 document. */
final class ApiOperations {
  private static final long LONGEST_STRING = 1000;

  /** A string of one of these is checked. */
  private static final Set<String> FORMATS = Set.of("id", "date-time", "sort");

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
    return new ApiOperation(
        id,
        method.toUpperCase(Locale.ROOT),
        ApiContract.segments(path),
        access(id, node),
        node.path("x-ward").asBoolean(),
        query(node),
        names(node.at("/requestBody/content")),
        new ApiSchemas(document).body(node),
        node.path("x-max-bytes").asLong(ApiOperation.LARGEST_JSON),
        success(node));
  }

  private static ApiOperation.Access access(String id, JsonNode node) {
    ApiOperation.Access access =
        new ApiOperation.Access(
            roles(node),
            node.path("x-public").asBoolean(),
            node.path("x-person").asBoolean(),
            Optional.ofNullable(node.path("x-scope").textValue()).map(KeyScope::valueOf),
            texts(node.path("x-shown-once")));
    if (Stream.of(access.open(), !access.roles().isEmpty(), access.keyScope().isPresent())
            .filter(said -> said)
            .count()
        != 1) {
      throw new IllegalArgumentException(id + " must say one of x-roles, x-public and x-scope");
    }
    return access;
  }

  private static Set<String> texts(JsonNode node) {
    Set<String> texts = new LinkedHashSet<>();
    node.forEach(text -> texts.add(text.asText()));
    return texts;
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
    schema.path("x-sort").forEach(key -> values.add(key.asText()));
    boolean integer = schema.path("type").asText().equals("integer");
    return new ApiParameter(
        node.path("name").asText(),
        FORMATS.contains(schema.path("format").asText())
            ? schema.path("format").asText()
            : schema.path("type").asText(),
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

package vn.econgdan.app.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What makes an OpenAPI document valid, beyond being JSON; each rule lists what breaks it. */
final class ContractRules {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.builder()
          .metaSchema(OpenApi30.getInstance())
          .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
          .build();

  /** The OpenAPI initiative's own, from its repository (Apache-2.0). */
  private final JsonSchema openApi;

  private ContractRules(JsonSchema openApi) {
    this.openApi = openApi;
  }

  static ContractRules read() {
    try (var in = Files.newInputStream(Path.of("src/test/resources/openapi-3.0-schema.json"))) {
      return new ContractRules(
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> againstOpenApi(JsonNode document) {
    return openApi.validate(document).stream().map(ValidationMessage::getMessage).toList();
  }

  static Set<String> danglingReferences(JsonNode document) {
    Set<String> dangling = new TreeSet<>();
    each(
        document,
        node -> {
          String reference = node.path("$ref").asText();
          if (!reference.isEmpty() && document.at(reference.substring(1)).isMissingNode()) {
            dangling.add(reference);
          }
        });
    return dangling;
  }

  static List<String> placeholdersWithoutParameter(JsonNode document) {
    List<String> missing = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            p ->
                p.getValue()
                    .forEach(
                        o ->
                            PLACEHOLDER
                                .matcher(p.getKey())
                                .results()
                                .map(found -> found.group(1))
                                .filter(name -> !inPath(document, o, name))
                                .forEach(
                                    name ->
                                        missing.add(
                                            o.path("operationId").asText() + ": " + name))));
    return missing;
  }

  private static boolean inPath(JsonNode document, JsonNode operation, String name) {
    for (JsonNode reference : operation.path("parameters")) {
      JsonNode parameter = resolved(document, reference);
      if (parameter.path("in").asText().equals("path")
          && parameter.path("name").asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  static List<JsonNode> nullableWithoutType(JsonNode document) {
    List<JsonNode> found = new ArrayList<>();
    each(
        document,
        node -> {
          if (node.path("nullable").isBoolean() && !node.has("type")) {
            found.add(node);
          }
        });
    return found;
  }

  static Stream<JsonNode> examples(JsonNode document) {
    List<JsonNode> examples = new ArrayList<>();
    each(document, node -> node.path("example").forEach(examples::add));
    each(
        document,
        node -> {
          if (node.path("example").isValueNode()) {
            examples.add(node.path("example"));
          }
        });
    return examples.stream();
  }

  /** An example stands beside its schema, or in it. */
  List<String> wrongExamples(JsonNode document) {
    List<String> wrong = new ArrayList<>();
    each(
        document,
        node -> {
          if (node.has("example") && !node.path("example").has("type")) {
            JsonNode schema = node.has("schema") ? node.path("schema") : node;
            rooted(document, schema)
                .validate(node.path("example"))
                .forEach(m -> wrong.add(node.path("example") + ": " + m.getMessage()));
          }
        });
    return wrong;
  }

  private static JsonSchema rooted(JsonNode document, JsonNode schema) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.putArray("allOf").add(schema);
    root.set("components", document.path("components"));
    return SCHEMAS.getSchema(root);
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  private static void each(JsonNode node, Consumer<JsonNode> visit) {
    visit.accept(node);
    node.forEach(child -> each(child, visit));
  }
}

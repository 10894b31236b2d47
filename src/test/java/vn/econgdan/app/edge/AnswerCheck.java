package vn.econgdan.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.econgdan.app.edge.contract.ApiContract;
import vn.econgdan.app.edge.contract.ApiMatch;
import vn.econgdan.app.edge.contract.ApiOperation;

/**
 * Holds every answer a test gets against the contract: its status is documented, its media type
 * too, and its JSON has all the fields the schema requires and none it does not know.
 */
public final class AnswerCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.builder()
          .metaSchema(OpenApi30.getInstance())
          .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
          .build();
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final ApiContract contract;
  private final JsonNode document;
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

  AnswerCheck(ApiContract contract) {
    this.contract = contract;
    this.document = contract.document();
    close(document.path("components").path("schemas"));
    close(document.path("paths"));
  }

  /** Against the contract as it is served. */
  public static AnswerCheck ofContract() {
    return new AnswerCheck(ApiContract.read());
  }

  /** An answer knows its fields: what the contract does not name may not be there. */
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode schema
        && schema.path("properties").isObject()
        && schema.path("type").asText().equals("object")
        && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    node.forEach(AnswerCheck::close);
  }

  /**
   * What came back for a request.
   *
   * @param method of the request
   * @param path without query
   * @param contentType empty for none
   */
  public record Answer(String method, String path, int status, String contentType, byte[] body) {}

  /** Fails with what differs when the answer is not one the contract names. */
  public void check(Answer answer) {
    String method = answer.method().equals("HEAD") ? "GET" : answer.method();
    if (contract.find(method, answer.path()) instanceof ApiMatch.Found found) {
      check(found.operation(), answer);
    } else if (answer.status() != 204) {
      problem(answer);
    }
  }

  private void check(ApiOperation operation, Answer answer) {
    if (answer.status() == 500) {
      problem(answer);
      return;
    }
    JsonNode response = resolved(response(operation, answer.status()));
    assertThat(response.isObject()).as("%s documents %s", operation.id(), answer.status()).isTrue();
    String type = answer.contentType().split(";", 2)[0];
    JsonNode content = response.path("content").path(type);
    assertThat(content.isObject() || response.path("content").has("*/*"))
        .as("%s %s documents %s", operation.id(), answer.status(), type)
        .isTrue();
    if (type.endsWith("json") && !answer.method().equals("HEAD")) {
      body(operation.id() + " " + answer.status(), content.path("schema"), answer);
    }
  }

  private JsonNode response(ApiOperation operation, int status) {
    return document
        .path("paths")
        .path(String.join("/", operation.path()))
        .path(operation.method().toLowerCase(Locale.ROOT))
        .path("responses")
        .path(Integer.toString(status));
  }

  private void problem(Answer answer) {
    assertThat(answer.contentType()).startsWith(ApiProblems.MEDIA_TYPE);
    if (!answer.method().equals("HEAD")) {
      ObjectNode reference = JSON.createObjectNode().put("$ref", "#/components/schemas/Problem");
      body("problem", reference, answer);
    }
  }

  private void body(String name, JsonNode schema, Answer answer) {
    JsonSchema wanted =
        schemas.computeIfAbsent(name, any -> SCHEMAS.getSchema(rooted(schema), STRICT));
    JsonNode json = read(answer.body());
    assertThat(wanted.validate(json)).as("%s differs from the contract: %s", name, json).isEmpty();
  }

  /** References in a schema are of the document. */
  private JsonNode rooted(JsonNode schema) {
    ObjectNode root = JSON.createObjectNode();
    root.set("allOf", JSON.createArrayNode().add(schema));
    root.set("components", document.path("components"));
    return root;
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException unreadable) {
      throw new AssertionError("an answer that says it is JSON is none", unreadable);
    }
  }
}

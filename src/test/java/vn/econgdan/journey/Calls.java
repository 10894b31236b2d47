package vn.econgdan.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The calls of the contract as the running product serves it, so that a test may make them all. */
final class Calls {
  /** The demo's accounts, one a role. */
  static final Map<String, String> LOGINS =
      Map.of(
          "OFFICER", "canbo",
          "APPROVER", "lanhdao",
          "SCHEDULER", "dieuphoi",
          "LEADER", "totruong",
          "BACK_OFFICE", "doisoat",
          "ADMINISTRATOR", "quantri");

  private final JsonNode document;

  Calls(JsonNode document) {
    this.document = document;
  }

  /** One operation, and where it stands. */
  record Call(String method, String path, JsonNode operation) {
    String id() {
      return operation.path("operationId").asText();
    }

    NavigableSet<String> roles() {
      NavigableSet<String> roles = new TreeSet<>();
      operation.path("x-roles").forEach(role -> roles.add(role.asText()));
      return roles;
    }

    /**
     * Somebody who may, an officer where that is possible, who sees whole numbers; null where
     * anybody may.
     */
    String login() {
      if (roles().contains("OFFICER")) {
        return LOGINS.get("OFFICER");
      }
      return roles().descendingSet().stream().findFirst().map(LOGINS::get).orElse(null);
    }

    boolean isOpen() {
      return operation.path("x-public").asBoolean() || operation.has("x-scope");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  List<Call> all() {
    List<Call> calls = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            calls.add(
                                new Call(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    operation.getValue()))));
    return calls;
  }

  List<JsonNode> parameters(Call call, String where) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode reference : call.operation().path("parameters")) {
      JsonNode parameter = resolved(reference);
      if (parameter.path("in").asText().equals(where)) {
        found.add(parameter);
      }
    }
    return found;
  }

  /** The media type and content of its body. */
  JsonNode content(Call call) {
    return call.operation().path("requestBody").path("content");
  }

  JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }
}

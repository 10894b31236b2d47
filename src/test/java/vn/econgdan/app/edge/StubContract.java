package vn.econgdan.app.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import vn.econgdan.app.edge.contract.ApiContract;

/** The contract with the stub's body and answer where the stub stands in for notices. */
final class StubContract {
  private static final String DRAFT =
      """
      {"type": "object", "properties": {"title": {"type": "string"}, "ward": {"type": "string"},
        "mood": {"type": "string", "enum": ["GOOD", "REFUSED", "CONFLICT", "BROKEN", "SLOW"]},
        "sendAt": {"type": "string", "format": "date-time"}, "version": {"type": "integer"}}}
      """;
  private static final String VIEW =
      """
      {"type": "object", "properties": {"id": {"type": "string"}, "ward": {"type": "string"},
        "title": {"type": "string"}, "sendAt": {"type": "string", "format": "date-time"}}}
      """;
  private static final List<String> ANSWERS =
      List.of(
          "/paths/~1api~1v1~1notices/post/responses/201",
          "/paths/~1api~1v1~1notices/get/responses/200",
          "/paths/~1api~1v1~1notices~1{id}/get/responses/200",
          "/paths/~1api~1v1~1registry~1imports/post/responses/202");

  private StubContract() {}

  static ApiContract read() throws IOException {
    JsonNode document = ApiContract.read().document();
    replace(document, "/paths/~1api~1v1~1notices/post/requestBody", DRAFT);
    for (String answer : ANSWERS) {
      replace(document, answer, VIEW);
    }
    return ApiContract.of(document);
  }

  private static void replace(JsonNode document, String where, String schema) throws IOException {
    ObjectNode content = (ObjectNode) document.at(where + "/content/application~1json");
    content.set("schema", new ObjectMapper().readTree(schema));
  }
}

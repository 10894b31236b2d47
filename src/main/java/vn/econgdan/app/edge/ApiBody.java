package vn.econgdan.app.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.econgdan.app.edge.contract.ApiOperation;
import vn.econgdan.app.edge.contract.ApiRefusal;
import vn.econgdan.kernel.Refusal.Kind;
import vn.econgdan.kernel.Refusal.Problem;

/** What may be said of a body before a door reads it: its media type, its size, that it is JSON. */
final class ApiBody {
  private final ObjectMapper json;

  ApiBody(ObjectMapper json) {
    this.json = json;
  }

  /**
   * @throws ApiRefusal 415 for a media type the operation does not read
   */
  static void checkType(ApiOperation operation, String contentType) {
    String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
    if (!operation.mediaTypes().isEmpty()
        && !operation.mediaTypes().contains(type.toLowerCase(Locale.ROOT))) {
      String accepted = String.join(", ", operation.mediaTypes());
      throw ApiRefusal.of(
          Kind.UNSUPPORTED,
          "MEDIA_TYPE",
          List.of(Problem.of("Content-Type", "MEDIA_TYPE", accepted)));
    }
  }

  /**
   * @throws ApiRefusal 413 when it is larger than the operation allows
   */
  static void checkSize(ApiOperation operation, long length) {
    if (length > operation.largestBody()) {
      throw ApiRefusal.of(Kind.TOO_LARGE, "BODY_TOO_LARGE", List.of());
    }
  }

  /**
   * The body as JSON.
   *
   * @throws ApiRefusal 400 when it is not a JSON object
   */
  JsonNode object(Buffer body) {
    if (body == null || body.length() == 0) {
      throw ApiRefusal.malformed("BODY_MISSING");
    }
    JsonNode node = parsed(body);
    if (!node.isObject()) {
      throw ApiRefusal.malformed("BODY_NOT_JSON");
    }
    return node;
  }

  /** The ward a JSON body names, if it does. */
  static Optional<String> ward(JsonNode body) {
    return Optional.ofNullable(body.path("ward").textValue());
  }

  private JsonNode parsed(Buffer body) {
    try {
      return json.readTree(body.getBytes());
    } catch (JsonProcessingException unreadable) {
      throw new ApiRefusal(UnreadableJson.refusal(unreadable));
    } catch (IOException notText) { // octets in memory: only their decoding can fail
      throw ApiRefusal.malformed("BODY_NOT_JSON");
    }
  }
}

package vn.econgdan.app.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Refusal.Problem;

/** Reads a query string against the parameters an operation declares. */
final class ApiQuery {
  private final ApiOperation operation;
  private final Map<String, Object> values = new LinkedHashMap<>();

  private ApiQuery(ApiOperation operation) {
    this.operation = operation;
  }

  /**
   * The values by name, Integer, Boolean or String; a paged operation also has {@code pageRequest}.
   *
   * @throws ApiRefusal 400 for an unknown, repeated, missing or wrong parameter
   */
  static Map<String, Object> read(ApiOperation operation, String query) {
    ApiQuery reader = new ApiQuery(operation);
    for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
      reader.add(pair);
    }
    reader.requireAll();
    reader.page();
    return reader.values;
  }

  private void add(String pair) {
    int equals = pair.indexOf('=');
    String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
    ApiParameter parameter = operation.query().get(name);
    if (parameter == null) {
      throw malformed(name, "UNKNOWN_PARAMETER");
    }
    Object value = parameter.read(decoded(equals < 0 ? "" : pair.substring(equals + 1)));
    if (values.put(name, value) != null) {
      throw malformed(name, "REPEATED_PARAMETER");
    }
  }

  private void requireAll() {
    for (ApiParameter parameter : operation.query().values()) {
      if (parameter.required() && !values.containsKey(parameter.name())) {
        throw malformed(parameter.name(), "MISSING_PARAMETER");
      }
    }
  }

  private void page() {
    if (operation.paged()) {
      int page = (int) values.getOrDefault("page", 1);
      int size = (int) values.getOrDefault("size", PageRequest.DEFAULT_SIZE);
      values.put("pageRequest", new PageRequest(page, size));
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException improper) {
      throw ApiRefusal.malformed("QUERY_MALFORMED");
    }
  }

  private static ApiRefusal malformed(String field, String code) {
    return ApiRefusal.malformed(List.of(Problem.of(field, code)));
  }
}

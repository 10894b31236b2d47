package vn.econgdan.app.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import vn.econgdan.app.edge.contract.ApiFaults;
import vn.econgdan.app.edge.contract.ApiOperation;
import vn.econgdan.app.edge.contract.ApiParameter;
import vn.econgdan.app.edge.contract.ApiRefusal;
import vn.econgdan.kernel.PageRequest;

/** Reads a query string against the parameters an operation declares. */
final class ApiQuery {
  private final ApiOperation operation;
  private final ApiFaults faults;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Set<String> named = new HashSet<>();

  private ApiQuery(ApiOperation operation, ApiFaults faults) {
    this.operation = operation;
    this.faults = faults;
  }

  /**
   * The values by name, Integer, Boolean or String; a paged operation also has {@code pageRequest}.
   * An unknown, repeated, missing or wrong parameter is a fault.
   *
   * @throws ApiRefusal 400 when the query is not proper percent-encoding
   */
  static Map<String, Object> read(ApiOperation operation, String query, ApiFaults faults) {
    ApiQuery reader = new ApiQuery(operation, faults);
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
    String text = decoded(equals < 0 ? "" : pair.substring(equals + 1));
    ApiParameter parameter = operation.query().get(name);
    if (parameter == null) {
      faults.malformed(name, "UNKNOWN_PARAMETER", known());
    } else if (!named.add(name)) {
      faults.malformed(name, "REPEATED_PARAMETER");
    } else {
      parameter.read(text, faults).ifPresent(value -> values.put(name, value));
    }
  }

  private String known() {
    return operation.query().isEmpty() ? "–" : String.join(", ", operation.query().keySet());
  }

  private void requireAll() {
    for (ApiParameter parameter : operation.query().values()) {
      if (parameter.required() && !named.contains(parameter.name())) {
        faults.malformed(parameter.name(), "MISSING_PARAMETER", parameter.expected());
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
}

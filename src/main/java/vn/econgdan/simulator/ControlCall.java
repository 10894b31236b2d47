package vn.econgdan.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** One call of the control port, read. */
record ControlCall(String method, String path, Map<String, String> query, String body) {
  static final int MAX_BODY = 1 << 20;

  static ControlCall read(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    return new ControlCall(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        parameters(query == null ? "" : query),
        Control.body(exchange));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return parameters;
  }

  /** A number of the query, not below zero. */
  int number(String name, int otherwise) {
    String value = query.get(name);
    if (value == null) {
      return otherwise;
    }
    Check.that(value.matches("\\d{1,9}"), name + " is not a number");
    return Integer.parseInt(value);
  }

  /** {@code "GET /state"}. */
  String line() {
    return method + " " + path;
  }
}

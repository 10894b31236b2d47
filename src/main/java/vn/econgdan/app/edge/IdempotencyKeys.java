package vn.econgdan.app.edge;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.econgdan.app.edge.contract.ApiFaults;

/** The Idempotency-Key header: 1 to 200 visible ASCII characters. */
final class IdempotencyKeys {
  static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private IdempotencyKeys() {}

  /** The key, if a proper one came; one that is not proper is a fault. */
  static Optional<String> read(HttpServerRequest request, ApiFaults faults) {
    String key = request.getHeader(HEADER);
    if (key != null && !KEY.matcher(key).matches()) {
      faults.malformed(HEADER, "IDEMPOTENCY_KEY_MALFORMED");
      return Optional.empty();
    }
    return Optional.ofNullable(key);
  }
}

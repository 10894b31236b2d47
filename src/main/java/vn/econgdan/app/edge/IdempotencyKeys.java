package vn.econgdan.app.edge;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.econgdan.kernel.Refusal.Problem;

/** The Idempotency-Key header: 1 to 200 visible ASCII characters. */
final class IdempotencyKeys {
  static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private IdempotencyKeys() {}

  /**
   * @throws ApiRefusal 400 when it is malformed
   */
  static Optional<String> read(HttpServerRequest request) {
    String key = request.getHeader(HEADER);
    if (key != null && !KEY.matcher(key).matches()) {
      throw ApiRefusal.malformed(List.of(Problem.of(HEADER, "IDEMPOTENCY_KEY_MALFORMED")));
    }
    return Optional.ofNullable(key);
  }
}

package vn.econgdan.app.edge;

import io.vertx.core.http.HttpServerResponse;

/** Said with every answer: only our own resources, no frames, no guessing of types, no copies. */
final class SecurityHeaders {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  /**
   * @param encrypted whether the client speaks TLS: then it shall not speak anything else for a
   *     year
   */
  static void add(HttpServerResponse response, boolean encrypted) {
    if (encrypted) {
      response.putHeader("Strict-Transport-Security", "max-age=31536000");
    }
    response
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cache-Control", "no-store");
  }
}

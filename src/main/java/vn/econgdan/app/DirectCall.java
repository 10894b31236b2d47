package vn.econgdan.app;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Whether a call came from this machine itself, with nobody in between. */
final class DirectCall {
  /** What proxies add; with one of them the caller is somebody else. */
  private static final List<String> FORWARDED =
      List.of(
          "Forwarded",
          "Via",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Forwarded-Port",
          "X-Real-IP");

  private DirectCall() {}

  /** Open to all, or open on loopback and called there. Credentials that came are still checked. */
  static boolean needsNoLogin(ApiOperation operation, HttpServerRequest request) {
    return operation.open()
        || operation.loopback() && request.getHeader("Authorization") == null && isDirect(request);
  }

  private static boolean isDirect(HttpServerRequest request) {
    return Hosts.isLoopback(request.remoteAddress().hostAddress())
        && FORWARDED.stream().noneMatch(name -> request.getHeader(name) != null);
  }
}

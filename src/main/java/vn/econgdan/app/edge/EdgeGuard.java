package vn.econgdan.app.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.app.edge.contract.ApiContract;
import vn.econgdan.app.edge.contract.ApiMatch;
import vn.econgdan.app.edge.contract.ApiOperation;

/**
 * What can be refused before a byte of the body is read: an unknown path, another method, a call
 * without credentials or with credentials that all the way could read, a body that says it is too
 * large. Every answer gets the security headers.
 */
final class EdgeGuard {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeGuard.class);
  private static final int FIRST = -100;
  private static final int LAST = Integer.MAX_VALUE;

  private final ApiContract contract;
  private final TrustedProxies proxies;
  private final ObjectMapper json = ApiJson.mapper();

  EdgeGuard(ApiContract contract, TrustedProxies proxies) {
    this.contract = contract;
    this.proxies = proxies;
  }

  void mount(Router router) {
    router.route().order(FIRST).handler(this::check).failureHandler(this::failed);
    router.route().order(LAST).handler(this::notYet);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    SecurityHeaders.add(context.response(), proxies.client(request).encrypted());
    ApiMatch match = contract.find(request.method().name(), request.path());
    if (match instanceof ApiMatch.Found found) {
      known(context, found.operation());
    } else if (match instanceof ApiMatch.OtherMethod other) {
      otherMethod(context, other.allowed());
    } else {
      problem(context, 404, "PATH_UNKNOWN");
    }
  }

  /** HEAD is GET from here on; the server itself leaves the body out. */
  private void otherMethod(RoutingContext context, Set<String> allowed) {
    HttpMethod method = context.request().method();
    if (method.equals(HttpMethod.HEAD) && allowed.contains("HEAD")) {
      context.reroute(HttpMethod.GET, context.request().uri());
      return;
    }
    String list = String.join(", ", allowed);
    context.response().putHeader("Allow", list);
    if (method.equals(HttpMethod.OPTIONS)) {
      context.response().setStatusCode(204).end();
    } else {
      problem(context, 405, "METHOD", method.name(), list);
    }
  }

  private void known(RoutingContext context, ApiOperation operation) {
    HttpServerRequest request = context.request();
    Client client = proxies.client(request);
    if (!operation.open() && client.clearText()) {
      problem(context, 403, "CLEAR_TEXT");
    } else if (!freely(operation, client) && request.getHeader("Authorization") == null) {
      context.response().putHeader("WWW-Authenticate", Api.CHALLENGE);
      problem(context, 401, "NOT_LOGGED_IN");
    } else if (length(request) > operation.largestBody()) {
      problem(context, 413, "BODY_TOO_LARGE");
    } else {
      context.next();
    }
  }

  private static boolean freely(ApiOperation operation, Client client) {
    return operation.open() || operation.access().keyScope().isPresent() && client.direct();
  }

  /** Announced length; -1 for a chunked body, which the server counts while it comes. */
  private static long length(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
  }

  /** The server listens before the routes stand (Camel starts it first). */
  private void notYet(RoutingContext context) {
    context.response().putHeader("Retry-After", Integer.toString(Api.RETRY_AFTER_SECONDS));
    problem(context, 503, "STARTING");
  }

  private void failed(RoutingContext context) {
    if (context.statusCode() == 413) {
      problem(context, 413, "BODY_TOO_LARGE");
    } else if (context.statusCode() >= 400 && context.statusCode() < 500) {
      problem(context, 400, "REQUEST_MALFORMED");
    } else {
      LOG.error("A request could not be answered", context.failure());
      problem(context, 500, "SURPRISE");
    }
  }

  private void problem(RoutingContext context, int status, String code, String... arguments) {
    HttpServerResponse response = context.response();
    if (response.headWritten()) {
      context.request().connection().close();
      return;
    }
    Locale language = Sentences.language(context.request().getHeader("Accept-Language"));
    response
        .setStatusCode(status)
        .putHeader("Content-Type", ApiProblems.MEDIA_TYPE)
        .putHeader("Content-Language", language.getLanguage());
    ApiProblem problem = ApiProblems.of(status, code, language, arguments);
    Buffer content = Buffer.buffer(new ApiAnswers(json).bytes(problem, language));
    response.putHeader("Content-Length", Integer.toString(content.length())).end(content);
  }
}

package vn.econgdan.app;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.apache.camel.support.DefaultMessage;
import vn.econgdan.identity.Accounts;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Refusal;

/**
 * What must hold before a door hears of a request. Everything is read from the request itself, the
 * operation from the route it reached: Camel mixes headers and query parameters into one map.
 */
final class Admission {
  private final ApiContract contract;
  private final Accounts accounts;
  private final ApiBody body;

  Admission(ApiContract contract, Accounts accounts, ApiBody body) {
    this.contract = contract;
    this.accounts = accounts;
    this.body = body;
  }

  /** Keeps the call, in the caller's language, before anything can be refused. */
  HttpServerRequest announce(Exchange exchange) {
    HttpServerRequest request = exchange.getIn(HttpMessage.class).getRequest();
    new ApiCall(
            operation(exchange),
            Actor.SYSTEM,
            Sentences.language(request.getHeader("Accept-Language")),
            Optional.empty(),
            request.method() + " " + request.uri(),
            request.remoteAddress().hostAddress())
        .keepIn(exchange);
    return request;
  }

  /**
   * Leaves a message without any header, the declared parameters as variables, the actor and the
   * language.
   *
   * @throws Unauthenticated without valid credentials
   * @throws ApiRefusal for everything else that is not as the contract says
   */
  void admit(Exchange exchange, HttpServerRequest request) {
    ApiCall announced = ApiCall.of(exchange).orElseThrow();
    ApiOperation operation = announced.operation();
    Actor caller = caller(operation, request);
    Map<String, Object> query = ApiQuery.read(operation, request.query());
    Buffer content =
        ContentCoding.undone(
            operation,
            request.getHeader("Content-Encoding"),
            exchange.getIn().getBody(Buffer.class));
    Actor actor = scoped(operation, caller, wardNamed(operation, query, request, content));
    announced.by(actor, IdempotencyKeys.read(request)).keepIn(exchange);
    query.forEach(exchange::setVariable);
    path(operation, request).forEach(exchange::setVariable);
    exchange.setVariable("actor", actor);
    exchange.setVariable("language", announced.language());
    exchange.setVariable("contentEncoding", request.getHeader("Content-Encoding"));
    replaceMessage(exchange, content == null ? null : content.getBytes());
  }

  private ApiOperation operation(Exchange exchange) {
    String uri = exchange.getUnitOfWork().getRoute().getEndpoint().getEndpointUri();
    return contract.operation(uri.replaceFirst("^direct:(//)?", ""));
  }

  private Actor caller(ApiOperation operation, HttpServerRequest request) {
    if (DirectCall.needsNoLogin(operation, request)) {
      return Actor.SYSTEM;
    }
    Actor caller =
        Credentials.of(request.getHeader("Authorization"))
            .flatMap(given -> accounts.authenticate(given.login(), given.password()))
            .orElseThrow(Unauthenticated::new);
    if (Collections.disjoint(caller.roles(), operation.roles())) {
      throw new ApiRefusal(Refusal.forbidden("ROLE"));
    }
    return caller;
  }

  private Optional<String> wardNamed(
      ApiOperation operation,
      Map<String, Object> query,
      HttpServerRequest request,
      Buffer content) {
    ApiBody.checkType(operation, request.getHeader("Content-Type"));
    ApiBody.checkSize(operation, content == null ? 0 : content.length());
    return operation.readsJson()
        ? body.ward(content)
        : Optional.ofNullable((String) query.get("ward"));
  }

  private static Actor scoped(ApiOperation operation, Actor caller, Optional<String> ward) {
    return operation.wardBound() ? WardRule.scoped(caller, ward) : caller;
  }

  /** The path was matched by method and path once more: a route reached by another way fails. */
  private Map<String, String> path(ApiOperation operation, HttpServerRequest request) {
    if (contract.find(request.method().name(), request.path()) instanceof ApiMatch.Found found
        && found.operation().equals(operation)) {
      return found.path();
    }
    throw new IllegalStateException("the request is not one for " + operation.id());
  }

  private static void replaceMessage(Exchange exchange, Object content) {
    DefaultMessage message = new DefaultMessage(exchange);
    message.setBody(content);
    exchange.setIn(message);
  }
}

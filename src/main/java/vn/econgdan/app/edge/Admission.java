package vn.econgdan.app.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.apache.camel.support.DefaultMessage;
import vn.econgdan.app.edge.contract.ApiContract;
import vn.econgdan.app.edge.contract.ApiFaults;
import vn.econgdan.app.edge.contract.ApiMatch;
import vn.econgdan.app.edge.contract.ApiOperation;
import vn.econgdan.app.edge.contract.ApiRefusal;
import vn.econgdan.app.edge.contract.JsonCheck;
import vn.econgdan.kernel.Actor;

/**
 * What must hold before a door hears of a request. Everything is read from the request itself, the
 * operation from the route it reached: Camel mixes headers and query parameters into one map.
 */
final class Admission {
  private final ApiContract contract;
  private final Callers callers;
  private final ApiBody body;

  Admission(ApiContract contract, Callers callers, ApiBody body) {
    this.contract = contract;
    this.callers = callers;
    this.body = body;
  }

  /** Keeps the call, in the caller's language, before anything can be refused. */
  HttpServerRequest announce(Exchange exchange) {
    HttpMessage message = exchange.getIn(HttpMessage.class);
    HttpServerRequest request = message.getRequest();
    ApiAnswers.through(exchange, message.getResponse());
    new ApiCall(
            operation(exchange),
            Actor.SYSTEM,
            Sentences.language(request.getHeader("Accept-Language")),
            Optional.empty(),
            request.method() + " " + request.uri(),
            callers.client(request).address(),
            Optional.empty())
        .keepIn(exchange);
    return request;
  }

  /**
   * Leaves a message without any header, the declared parameters as variables, the actor and the
   * language.
   *
   * @throws Unauthenticated without valid credentials
   * @throws Throttled when nobody looks at his credentials now
   * @throws ApiRefusal for everything else that is not as the contract says, all of it at once
   */
  void admit(Exchange exchange, HttpServerRequest request) {
    ApiCall announced = ApiCall.of(exchange).orElseThrow();
    ApiOperation operation = announced.operation();
    Caller caller = callers.caller(operation, request);
    ApiFaults faults = new ApiFaults();
    Map<String, Object> query = ApiQuery.read(operation, request.query(), faults);
    Optional<String> key = IdempotencyKeys.read(request, faults);
    Buffer content = content(operation, request, exchange);
    Optional<JsonNode> json =
        Optional.of(operation).filter(ApiOperation::readsJson).map(o -> body.object(content));
    Actor actor = scoped(operation, caller.actor(), wardNamed(query, json));
    json.ifPresent(node -> JsonCheck.check(node, operation.body().orElseThrow(), faults));
    faults.refuseIfAny();
    ApiLists.read(operation, actor, query);
    announced.by(actor, key, caller.apiKey()).keepIn(exchange);
    query.forEach(exchange::setVariable);
    exchange.setVariable("parameters", Map.copyOf(query));
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

  private static Buffer content(
      ApiOperation operation, HttpServerRequest request, Exchange exchange) {
    Buffer content =
        ContentCoding.undone(
            operation,
            request.getHeader("Content-Encoding"),
            exchange.getIn().getBody(Buffer.class));
    ApiBody.checkType(operation, request.getHeader("Content-Type"));
    ApiBody.checkSize(operation, content == null ? 0 : content.length());
    return content;
  }

  private static Optional<String> wardNamed(Map<String, Object> query, Optional<JsonNode> json) {
    return json.isPresent()
        ? ApiBody.ward(json.get())
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

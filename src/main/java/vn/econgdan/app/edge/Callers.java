package vn.econgdan.app.edge;

import io.vertx.core.http.HttpServerRequest;
import java.util.Collections;
import java.util.Optional;
import vn.econgdan.app.edge.contract.ApiOperation;
import vn.econgdan.app.edge.contract.ApiRefusal;
import vn.econgdan.identity.ApiKeys;
import vn.econgdan.identity.KeyHolder;
import vn.econgdan.identity.KeyScope;
import vn.econgdan.identity.LogIn;
import vn.econgdan.identity.LoginAnswer;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Refusal;

/** Who calls an operation, and whether he may (CONTRACT 4: Basic, or Bearer with an API key). */
public final class Callers {
  private static final String BEARER = "bearer ";

  private final TrustedProxies proxies;
  private final LogIn logIn;
  private final ApiKeys keys;

  public Callers(TrustedProxies proxies, LogIn logIn, ApiKeys keys) {
    this.proxies = proxies;
    this.logIn = logIn;
    this.keys = keys;
  }

  /** From where a request comes, as far as it can be believed. */
  Client client(HttpServerRequest request) {
    return proxies.client(request);
  }

  /**
   * @throws Unauthenticated without valid credentials
   * @throws Throttled when nobody looks at his credentials now
   * @throws ApiRefusal 403 for another role, and for what his key is not for
   */
  Caller caller(ApiOperation operation, HttpServerRequest request) {
    if (operation.open() || scopeIsMet(operation, request)) {
      return Caller.ANYBODY;
    }
    String authorization = request.getHeader("Authorization");
    return bearer(authorization)
        .map(secret -> withKey(operation, secret))
        .orElseGet(() -> withPassword(operation, authorization, client(request).address()));
  }

  /**
   * Whether this request is a direct loopback connection (no proxy speaks for anybody); what is
   * scoped, such as the metrics, is open to it.
   */
  private boolean scopeIsMet(ApiOperation operation, HttpServerRequest request) {
    return operation.access().keyScope().isPresent() && client(request).direct();
  }

  private static Optional<String> bearer(String authorization) {
    return Optional.ofNullable(authorization)
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(header -> header.substring(BEARER.length()).strip());
  }

  private Caller withKey(ApiOperation operation, String secret) {
    KeyHolder key = keys.authenticate(secret).orElseThrow(() -> new Unauthenticated(true));
    Optional<KeyScope> scope = operation.access().keyScope();
    if (scope.isPresent() && !key.scopes().contains(scope.get())) {
      throw refused("KEY_SCOPE");
    }
    if (operation.access().person()) {
      throw refused("PERSON_ONLY");
    }
    if (key.readOnly() && !operation.reads()) {
      throw refused("KEY_READ_ONLY");
    }
    return scope.isPresent()
        ? new Caller(key.actor(), Optional.of(key.keyId()))
        : inRole(operation, new Caller(key.actor(), Optional.of(key.keyId())));
  }

  private Caller withPassword(ApiOperation operation, String authorization, String address) {
    Actor actor =
        Credentials.of(authorization)
            .map(given -> logIn.enter(given.login(), given.password(), address))
            .map(Callers::entered)
            .orElseThrow(() -> new Unauthenticated(false));
    if (operation.access().keyScope().isPresent()) {
      throw refused("KEY_SCOPE");
    }
    return inRole(operation, new Caller(actor, Optional.empty()));
  }

  private static Actor entered(LoginAnswer answer) {
    if (answer instanceof LoginAnswer.Entered entered) {
      return entered.actor();
    }
    if (answer instanceof LoginAnswer.Wait wait) {
      throw Throttled.failures(wait.left());
    }
    throw answer instanceof LoginAnswer.Busy ? Throttled.busy() : new Unauthenticated(false);
  }

  private static Caller inRole(ApiOperation operation, Caller caller) {
    if (Collections.disjoint(caller.actor().roles(), operation.roles())) {
      throw refused("ROLE");
    }
    return caller;
  }

  private static ApiRefusal refused(String code) {
    return new ApiRefusal(Refusal.forbidden(code));
  }
}

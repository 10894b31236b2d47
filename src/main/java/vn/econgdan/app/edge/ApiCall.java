package vn.econgdan.app.edge;

import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import vn.econgdan.app.edge.contract.ApiOperation;
import vn.econgdan.identity.Origin;
import vn.econgdan.kernel.Actor;

/**
 * The request as it was admitted; travels as a property of the exchange, where no header can reach.
 *
 * @param actor who calls; {@link Actor#SYSTEM} for a public call
 * @param key the Idempotency-Key, if one came
 * @param target method, path and query, as they came
 * @param address of the network, for the audit
 * @param apiKey id of the key he came with, if he did
 */
record ApiCall(
    ApiOperation operation,
    Actor actor,
    Locale language,
    Optional<String> key,
    String target,
    String address,
    Optional<String> apiKey) {
  private static final String PROPERTY = "econgdan.apiCall";

  ApiCall by(Actor caller, Optional<String> idempotencyKey, Optional<String> withKey) {
    return new ApiCall(operation, caller, language, idempotencyKey, target, address, withKey);
  }

  /** What the audit says of it. */
  Origin origin() {
    return new Origin(address, apiKey.orElse(""));
  }

  void keepIn(Exchange exchange) {
    exchange.setProperty(PROPERTY, this);
  }

  static Optional<ApiCall> of(Exchange exchange) {
    return Optional.ofNullable(exchange.getProperty(PROPERTY, ApiCall.class));
  }
}

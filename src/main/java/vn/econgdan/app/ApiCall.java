package vn.econgdan.app;

import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import vn.econgdan.kernel.Actor;

/**
 * The request as it was admitted; travels as a property of the exchange, where no header can reach.
 *
 * @param actor who calls; {@link Actor#SYSTEM} for a public call
 * @param key the Idempotency-Key, if one came
 * @param target method, path and query, as they came
 * @param address of the network, for the audit
 */
record ApiCall(
    ApiOperation operation,
    Actor actor,
    Locale language,
    Optional<String> key,
    String target,
    String address) {
  private static final String PROPERTY = "econgdan.apiCall";

  ApiCall by(Actor caller, Optional<String> idempotencyKey) {
    return new ApiCall(operation, caller, language, idempotencyKey, target, address);
  }

  void keepIn(Exchange exchange) {
    exchange.setProperty(PROPERTY, this);
  }

  static Optional<ApiCall> of(Exchange exchange) {
    return Optional.ofNullable(exchange.getProperty(PROPERTY, ApiCall.class));
  }
}

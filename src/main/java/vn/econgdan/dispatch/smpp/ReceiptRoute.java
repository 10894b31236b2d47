package vn.econgdan.dispatch.smpp;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import vn.econgdan.dispatch.DeliverSm;
import vn.econgdan.dispatch.StoredDeliveries;

/** The route that stores deliveries, as {@code messageReceiverRouteId} names it. */
final class ReceiptRoute {
  private final CarrierEndpoint endpoint;

  /** The route did not store them: the carrier shall bring them again. */
  static final class NotTakenException extends Exception {
    private static final long serialVersionUID = 1L;

    NotTakenException(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  ReceiptRoute(CarrierEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Hands a group to the route; returns after its commit which of them are stored.
   *
   * @throws NotTakenException when none is
   */
  StoredDeliveries take(List<DeliverSm> group) throws NotTakenException {
    Exchange exchange = endpoint.createExchange(ExchangePattern.InOnly);
    exchange.getMessage().setBody(group);
    try {
      started().getConsumer().getProcessor().process(exchange);
    } catch (Exception e) {
      throw failed(e);
    }
    if (exchange.getException() != null || exchange.isRollbackOnly()) {
      throw failed(exchange.getException());
    }
    return exchange.getMessage().getBody() instanceof StoredDeliveries stored
        ? stored
        : index -> true;
  }

  /** Starting or stopping: the carrier keeps it for us. */
  private Route started() throws NotTakenException {
    CamelContext context = endpoint.getCamelContext();
    String id = endpoint.getConfiguration().getMessageReceiverRouteId();
    Route route = context.getRoute(id);
    if (route == null || !context.getRouteController().getRouteStatus(id).isStarted()) {
      throw new NotTakenException("not ready", null);
    }
    return route;
  }

  private static NotTakenException failed(Exception cause) {
    return cause instanceof NotTakenException before
        ? before
        : new NotTakenException(
            cause == null ? "rolled back" : cause.getClass().getSimpleName(), cause);
  }
}

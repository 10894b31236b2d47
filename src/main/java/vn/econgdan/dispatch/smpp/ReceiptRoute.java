package vn.econgdan.dispatch.smpp;

import java.util.List;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.dispatch.DeliverSm;
import vn.econgdan.dispatch.StoredDeliveries;

/** A group of deliveries as one exchange of the receipt route, which says what it stored. */
final class ReceiptRoute implements Function<List<DeliverSm>, StoredDeliveries> {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptRoute.class);

  private final CarrierEndpoint endpoint;

  ReceiptRoute(CarrierEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Nothing is stored when the route is not there yet or no more, failed, or does not say. */
  @Override
  public StoredDeliveries apply(List<DeliverSm> group) {
    CamelContext context = endpoint.getCamelContext();
    String id = endpoint.getConfiguration().getMessageReceiverRouteId();
    Route route = context.getRoute(id);
    if (route == null || !context.getRouteController().getRouteStatus(id).isStarted()) {
      return none(group, "the receipt route is not started");
    }
    Exchange exchange = endpoint.createExchange(ExchangePattern.InOnly);
    exchange.getMessage().setBody(group);
    try {
      route.getConsumer().getProcessor().process(exchange);
    } catch (Exception e) {
      return none(group, name(e));
    }
    return said(group, exchange);
  }

  private StoredDeliveries said(List<DeliverSm> group, Exchange exchange) {
    Exception failure = exchange.getException();
    if (failure != null || exchange.isRollbackOnly()) {
      return none(group, failure == null ? "rolled back" : name(failure));
    }
    if (exchange.getMessage().getBody() instanceof StoredDeliveries stored) {
      return stored;
    }
    return none(group, "the receipt route does not say what it stored");
  }

  private StoredDeliveries none(List<DeliverSm> group, String reason) {
    LOG.warn("{}: {} deliveries are answered 0x64: {}", endpoint.link(), group.size(), reason);
    return StoredDeliveries.NONE;
  }

  /** Its message may quote a number. */
  private static String name(Exception failure) {
    return failure.getClass().getSimpleName();
  }
}

package vn.econgdan.dispatch.smpp;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jsmpp.session.SMPPSession;

/**
 * Submits over its own link. Starting it only sets the link going: an SMSC that is down stops
 * neither the route nor the program, and no worker ever waits for a reconnect.
 */
final class CarrierProducer extends DefaultProducer {
  /** Exchange property: the link the part was offered to. */
  static final String LINK = "carrierLink";

  /** Exchange property: set just before the PDU may reach the wire. */
  static final String HANDED_OVER = "carrierHandedOver";

  private final CarrierEndpoint endpoint;
  private final CarrierLink link;

  CarrierProducer(CarrierEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.link = new CarrierLink(endpoint, new ReceiptListener(endpoint));
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    exchange.setProperty(LINK, endpoint.link());
    SMPPSession session = link.bound();
    exchange.setProperty(HANDED_OVER, true);
    endpoint.getBinding().createSmppCommand(session, exchange).execute(exchange);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    endpoint.getCamelContext().addStartupListener((context, late) -> requireReceiptRoute(context));
    link.open();
  }

  @Override
  protected void doStop() throws Exception {
    link.close();
    super.doStop();
  }

  private void requireReceiptRoute(CamelContext context) {
    String route = endpoint.getConfiguration().getMessageReceiverRouteId();
    if (route == null || context.getRoute(route) == null) {
      throw new IllegalArgumentException(
          endpoint.link() + ": messageReceiverRouteId names no route: " + route);
    }
  }
}

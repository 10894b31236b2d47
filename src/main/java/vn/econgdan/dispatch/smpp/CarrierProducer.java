package vn.econgdan.dispatch.smpp;

import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jsmpp.bean.SubmitSm;
import vn.econgdan.dispatch.smpp.PendingSubmit.SubmitListener;

/**
 * Submits over its own link. Starting it only sets the link going: an SMSC that is down stops
 * neither the route nor the program, and no worker ever waits for a reconnect.
 */
final class CarrierProducer extends DefaultAsyncProducer {
  /** Exchange property: the link the part was offered to. */
  static final String LINK = "carrierLink";

  /** Exchange property: set just before the PDU may reach the wire. */
  static final String HANDED_OVER = "carrierHandedOver";

  private final CarrierEndpoint endpoint;
  private final CarrierLink link;

  CarrierProducer(CarrierEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.link = new CarrierLink(endpoint);
  }

  /** Returns when the part is written; the callback hears what came of it. */
  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    exchange.setProperty(LINK, endpoint.link());
    try {
      CarrierSession session = link.bound();
      SubmitSm pdu = new SubmitSmComposer(session, endpoint.getConfiguration()).compose(exchange);
      exchange.setProperty(HANDED_OVER, true);
      session.submit(pdu, new Answered(exchange, callback));
      return false;
    } catch (Exception e) {
      exchange.setException(e);
      callback.done(true);
      return true;
    }
  }

  /** Puts the carrier's answer on the exchange as camel-smpp does, and lets it go on. */
  private record Answered(Exchange exchange, AsyncCallback callback) implements SubmitListener {
    @Override
    public void taken(String messageId) {
      exchange.getMessage().setHeader(SmppConstants.ID, List.of(messageId));
      callback.done(false);
    }

    @Override
    public void failed(Exception failure) {
      exchange.setException(failure);
      callback.done(false);
    }
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

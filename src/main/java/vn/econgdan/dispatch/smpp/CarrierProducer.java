package vn.econgdan.dispatch.smpp;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.smpp.SmppException;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jsmpp.bean.SubmitSm;

/**
 * Submits over its own link and does not wait: the exchange goes on when its answer comes, or when
 * it is certain that none will. Starting it only sets the link going: an SMSC that is down stops
 * neither the route nor the program, and no worker ever waits for a reconnect.
 */
final class CarrierProducer extends DefaultAsyncProducer {
  /** Exchange property: the link the part was offered to. */
  static final String LINK = "carrierLink";

  /** Exchange property: set just before the PDU may reach the wire. */
  static final String HANDED_OVER = "carrierHandedOver";

  private final CarrierEndpoint endpoint;
  private final CarrierLink link;
  private final SubmitSmCommand command;
  private final long patienceNanos;

  CarrierProducer(CarrierEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.link = new CarrierLink(endpoint);
    this.command = new SubmitSmCommand(endpoint.getConfiguration());
    this.patienceNanos =
        TimeUnit.MILLISECONDS.toNanos(endpoint.getConfiguration().getTransactionTimer());
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    exchange.setProperty(LINK, endpoint.link());
    try {
      submit(exchange, callback);
      return false;
    } catch (IOException | SmppException | RuntimeException e) {
      exchange.removeProperty(HANDED_OVER);
      exchange.setException(e);
      callback.done(true);
      return true;
    }
  }

  /** Throws only as long as nothing was written; from then on the exchange is the answer's. */
  private void submit(Exchange exchange, AsyncCallback callback)
      throws LinkDownException, SmppException {
    CarrierSession session = link.bound();
    SubmitSm pdu = command.compose(exchange);
    exchange.setProperty(HANDED_OVER, true);
    session.submit(pdu, new PendingSubmit(exchange, callback, System.nanoTime() + patienceNanos));
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

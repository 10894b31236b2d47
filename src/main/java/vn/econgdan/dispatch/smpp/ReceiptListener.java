package vn.econgdan.dispatch.smpp;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what the carrier delivers to the receipt route and answers only afterwards: 0 when the
 * route is through, else 0x64, "temporary application error", so that it comes again (DESIGN 4.6).
 */
final class ReceiptListener implements MessageReceiverListener {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptListener.class);

  private final CarrierEndpoint endpoint;

  ReceiptListener(CarrierEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
    CamelContext context = endpoint.getCamelContext();
    route(endpoint.getBinding().createSmppMessage(context, pdu).getBody());
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
    CamelContext context = endpoint.getCamelContext();
    route(endpoint.getBinding().createSmppMessage(context, pdu, "").getBody());
    return new DataSmResult(noId(), new OptionalParameter[0]);
  }

  @Override
  public void onAcceptAlertNotification(AlertNotification pdu) {
    CamelContext context = endpoint.getCamelContext();
    try {
      route(endpoint.getBinding().createSmppMessage(context, pdu).getBody());
    } catch (ProcessRequestException e) {
      LOG.warn("{}: an alert_notification was lost, it has no answer", endpoint.link(), e);
    }
  }

  private void route(Object delivered) throws ProcessRequestException {
    Route route = receiptRoute();
    Exchange exchange = endpoint.createExchange(ExchangePattern.InOnly);
    exchange.getMessage().setBody(delivered);
    try {
      route.getConsumer().getProcessor().process(exchange);
    } catch (Exception e) {
      throw later(e);
    }
    if (exchange.getException() != null || exchange.isRollbackOnly()) {
      throw later(exchange.getException());
    }
  }

  private Route receiptRoute() throws ProcessRequestException {
    CamelContext context = endpoint.getCamelContext();
    String id = endpoint.getConfiguration().getMessageReceiverRouteId();
    if (context.getRoute(id) == null
        || !context.getRouteController().getRouteStatus(id).isStarted()) {
      throw later(null); // starting or stopping: the carrier keeps it for us
    }
    return context.getRoute(id);
  }

  private ProcessRequestException later(Exception cause) {
    String reason = cause == null ? "not ready" : cause.getClass().getSimpleName();
    LOG.warn("{}: a delivery is answered 0x64: {}", endpoint.link(), reason);
    return new ProcessRequestException(
        "could not be stored: " + reason, SMPPConstant.STAT_ESME_RX_T_APPN, cause);
  }

  private static MessageId noId() {
    try {
      return new MessageId("");
    } catch (PDUStringException e) {
      throw new IllegalStateException("an empty id is always valid", e);
    }
  }
}

package vn.econgdan.dispatch.smpp;

import java.util.List;
import org.apache.camel.CamelContext;
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
 * Hands what a carrier delivers seldom, and not as deliver_sm, to the receipt route and answers
 * only afterwards: 0 when it is stored, else 0x64.
 */
final class ReceiptListener implements MessageReceiverListener {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptListener.class);

  private final CarrierEndpoint endpoint;
  private final ReceiptRoute route;

  ReceiptListener(CarrierEndpoint endpoint) {
    this.endpoint = endpoint;
    this.route = new ReceiptRoute(endpoint);
  }

  /** Never called: {@link CarrierPduReader} takes them before. */
  @Override
  public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
    throw later("a deliver_sm came past the intake", null);
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
    CamelContext context = endpoint.getCamelContext();
    store(endpoint.getBinding().createSmppMessage(context, pdu, "").getBody());
    return new DataSmResult(noId(), new OptionalParameter[0]);
  }

  @Override
  public void onAcceptAlertNotification(AlertNotification pdu) {
    CamelContext context = endpoint.getCamelContext();
    try {
      store(endpoint.getBinding().createSmppMessage(context, pdu).getBody());
    } catch (ProcessRequestException e) {
      LOG.warn("{}: an alert_notification was lost, it has no answer", endpoint.link(), e);
    }
  }

  private void store(Object delivered) throws ProcessRequestException {
    try {
      var group = List.of((vn.econgdan.dispatch.DeliverSm) delivered);
      if (!route.take(group).isStored(0)) {
        throw later("not stored", null);
      }
    } catch (ReceiptRoute.NotTakenException e) {
      throw later(e.getMessage(), e);
    }
  }

  private ProcessRequestException later(String reason, Exception cause) {
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

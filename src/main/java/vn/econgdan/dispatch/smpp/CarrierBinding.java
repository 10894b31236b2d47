package vn.econgdan.dispatch.smpp;

import org.apache.camel.CamelContext;
import org.apache.camel.component.smpp.SmppBinding;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.component.smpp.SmppMessage;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.OptionalParameter;

/**
 * Turns whatever the carrier delivers into our plain record and never throws: Camel's own binding
 * parses receipts with jSMPP, and what that cannot parse is acknowledged and lost.
 */
final class CarrierBinding extends SmppBinding {
  private final String link;

  CarrierBinding(SmppConfiguration configuration, String link) {
    super(configuration);
    this.link = link;
  }

  @Override
  public SmppMessage createSmppMessage(CamelContext context, DataSm pdu, String id) {
    return message(context, pdu, pdu.getOptionalParameters());
  }

  @Override
  public SmppMessage createSmppMessage(CamelContext context, AlertNotification pdu) {
    return message(context, pdu, pdu.getOptionalParameters());
  }

  private SmppMessage message(CamelContext context, Command pdu, OptionalParameter[] parameters) {
    SmppMessage message = new SmppMessage(context, pdu, getConfiguration());
    byte[] octets = PduEnvelope.open(parameters);
    message.setBody(vn.econgdan.dispatch.DeliverSm.read(link, octets));
    return message;
  }
}

package vn.econgdan.dispatch.smpp;

import org.apache.camel.Exchange;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.component.smpp.SmppException;
import org.apache.camel.component.smpp.SmppSubmitSmCommand;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.session.SMPPSession;

/** Camel's own reading of body and headers as a submit_sm, without its way to send it. */
final class SubmitSmComposer extends SmppSubmitSmCommand {
  SubmitSmComposer(SMPPSession session, SmppConfiguration configuration) {
    super(session, configuration);
  }

  /** The one PDU of an exchange; parts are ours to cut, so there are never several. */
  SubmitSm compose(Exchange exchange) throws SmppException {
    SubmitSm[] pdus = createSubmitSm(exchange);
    if (pdus.length != 1) {
      throw new SmppException("a part must be one submit_sm, not " + pdus.length);
    }
    return pdus[0];
  }
}

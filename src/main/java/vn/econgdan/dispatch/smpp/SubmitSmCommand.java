package vn.econgdan.dispatch.smpp;

import org.apache.camel.Exchange;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.component.smpp.SmppException;
import org.apache.camel.component.smpp.SmppSubmitSmCommand;
import org.jsmpp.bean.SubmitSm;

/** Camel's reading of body and headers, without its waiting for the answer. */
final class SubmitSmCommand extends SmppSubmitSmCommand {
  SubmitSmCommand(SmppConfiguration configuration) {
    super(null, configuration);
  }

  /** The one PDU of an exchange: a body that would have to be split is refused. */
  SubmitSm compose(Exchange exchange) throws SmppException {
    return createSubmitSm(exchange)[0];
  }
}

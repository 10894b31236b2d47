package vn.econgdan.dispatch.smpp;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.component.smpp.SmppEndpoint;

/** One bind as Camel sees it: its producer owns the session, receipts come over the same one. */
final class CarrierEndpoint extends SmppEndpoint {
  private final String link;

  CarrierEndpoint(
      String uri, CarrierComponent component, SmppConfiguration configuration, String link) {
    super(uri, component, configuration);
    this.link = link;
  }

  String link() {
    return link;
  }

  @Override
  public Producer createProducer() {
    return new CarrierProducer(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        "receipts come over the transceiver bind: name a messageReceiverRouteId");
  }
}

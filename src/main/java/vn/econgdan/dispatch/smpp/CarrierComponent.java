package vn.econgdan.dispatch.smpp;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.smpp.SmppComponent;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.spi.annotations.Component;

/**
 * Camel's {@code smpp:} component on our own session: {@code
 * smpp:carrier-1?messageReceiverRouteId=…} names a bind of {@link CarrierLinks}; host, port and
 * credentials come from the settings. Register it as {@code smpp}.
 *
 * <p>The annotation is needed: without it Camel finds no configurer and drops every option.
 */
@Component("smpp")
public final class CarrierComponent extends SmppComponent {
  private final CarrierLinks links;

  public CarrierComponent(CarrierLinks links) {
    this.links = links;
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"}) // Camel's own signature
  protected Endpoint createEndpoint(String uri, String remaining, Map parameters) throws Exception {
    String link = remaining.replaceFirst("^/+", "");
    SmppConfiguration configuration = links.configuration(link);
    CarrierEndpoint endpoint = new CarrierEndpoint(uri, this, configuration, link);
    setProperties(endpoint, parameters);
    return endpoint;
  }
}

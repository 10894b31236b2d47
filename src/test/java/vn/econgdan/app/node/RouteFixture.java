package vn.econgdan.app.node;

import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.PluginHelper;

/**
 * The real route files in a Camel of their own. Queues, clocks and servers are mocks of the same
 * name: they note what leaves, and what comes in is handed over by the test.
 */
public final class RouteFixture implements AutoCloseable {
  private final CamelContext camel = new DefaultCamelContext();

  public RouteFixture(Map<String, Object> beans, String... schemes) {
    camel.setAutowiredEnabled(false); // a mock has none of the options it stands for
    beans.forEach(camel.getRegistry()::bind);
    for (String scheme : schemes) {
      camel.addComponent(scheme, new Listening());
    }
  }

  /** A mock that a route may begin with; nothing ever comes by itself. */
  private static final class Listening extends MockComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> options) {
      options.clear();
      return new MockEndpoint(uri, this) {
        @Override
        public Consumer createConsumer(Processor processor) {
          return new DefaultConsumer(this, processor);
        }
      };
    }
  }

  /** These files and the error policies, started. */
  public RouteFixture start(String... files) throws Exception {
    load("00-errors");
    load("01-api-call");
    for (String file : files) {
      load(file);
    }
    camel.start();
    return this;
  }

  private void load(String file) throws Exception {
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(
            PluginHelper.getResourceLoader(camel)
                .resolveResource("file:routes/" + file + ".camel.yaml"));
  }

  public CamelContext camel() {
    return camel;
  }

  /** Hands a body to the route as what it begins with would. */
  void into(String route, Object body) throws Exception {
    var exchange = camel.getRoute(route).getEndpoint().createExchange();
    exchange.getMessage().setBody(body);
    ((DefaultConsumer) camel.getRoute(route).getConsumer()).getProcessor().process(exchange);
  }

  /** What left for this queue. */
  List<String> bodies(String queue) {
    return camel.getEndpoint(queue, MockEndpoint.class).getReceivedExchanges().stream()
        .map(exchange -> exchange.getMessage().getBody(String.class))
        .toList();
  }

  @Override
  public void close() {
    camel.stop();
  }
}

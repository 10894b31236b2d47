package vn.econgdan.app.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.TransportConnector;
import org.apache.activemq.broker.region.Destination;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.xbean.spring.context.ResourceXmlApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import vn.econgdan.app.settings.Settings.Secret;
import vn.econgdan.app.settings.StartupException;

/**
 * ActiveMQ inside this process, from the same broker-config/activemq.xml as a stand-alone one: no
 * port is opened, the passwords are generated, the store lies in the data directory (DESIGN 5).
 */
public final class EmbeddedBroker implements AutoCloseable {
  /** The user the program logs in as. */
  static final String USER = "econgdan";

  private static final String CONFIGURATION = "broker-config/activemq.xml";

  private final ConfigurableApplicationContext context;
  private final BrokerService broker;
  private final Secret password;

  private EmbeddedBroker(ConfigurableApplicationContext context, Secret password) {
    this.context = context;
    this.broker = context.getBean(BrokerService.class);
    this.password = password;
  }

  /**
   * Starts on the store of this directory, or on a new one.
   *
   * @throws StartupException when the configuration cannot be read or the store not be opened
   */
  public static EmbeddedBroker start(DataDirectory directory) {
    Secret password = directory.secrets().named("broker.econgdan");
    Map<String, Object> placeholders =
        Map.of(
            "econgdan.broker.data", directory.directory("broker").toString(),
            "econgdan.broker.password", password.value(),
            "econgdan.broker.admin.password", directory.secrets().named("broker.admin").value());
    try {
      EmbeddedBroker broker = new EmbeddedBroker(configured(placeholders), password);
      broker.start();
      return broker;
    } catch (Exception e) {
      throw new StartupException(
          "the embedded broker does not start: " + e.getMessage(),
          "broker nhúng không khởi động được",
          e);
    }
  }

  /** Placeholders reach the file through a parent context, never through system properties. */
  private static ConfigurableApplicationContext configured(Map<String, Object> placeholders) {
    GenericApplicationContext parent = new GenericApplicationContext();
    parent
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("econgdan", placeholders));
    parent.refresh();
    return new ResourceXmlApplicationContext(
        configuration(), List.of(), (ApplicationContext) parent, List.of(), true);
  }

  /** The operator's file in the working directory, or else the one in the jar. */
  private static Resource configuration() {
    Path file = Path.of(CONFIGURATION);
    return Files.exists(file) ? new FileSystemResource(file) : new ClassPathResource(CONFIGURATION);
  }

  private void start() throws Exception {
    for (TransportConnector connector : List.copyOf(broker.getTransportConnectors())) {
      broker.removeConnector(connector);
    }
    broker.setStartAsync(false);
    broker.start();
    broker.waitUntilStarted();
  }

  /** How the program reaches it. */
  public BrokerAccess access() {
    return new BrokerAccess("vm://" + broker.getBrokerName() + "?create=false", USER, password);
  }

  /** False once the broker stopped by itself, as when its disk failed. */
  public boolean isUp() {
    return broker.isStarted();
  }

  /** Messages on each queue, as the broker counts them. */
  public Map<String, Long> queues() {
    Map<String, Long> depths = new TreeMap<>();
    for (ActiveMQDestination named : broker.getDestinations()) {
      depths.put(named.getPhysicalName(), depth(named));
    }
    return depths;
  }

  private long depth(ActiveMQDestination named) {
    Destination queue = isUp() ? broker.getRegionBroker().getDestinationMap().get(named) : null;
    return queue == null ? 0 : queue.getDestinationStatistics().getMessages().getCount();
  }

  /** Stops after everything is on the disk; stop Camel first. */
  @Override
  public void close() {
    try {
      broker.stop();
      broker.waitUntilStopped();
      context.close();
    } catch (Exception e) {
      throw new IllegalStateException("the embedded broker did not stop cleanly", e);
    }
  }
}

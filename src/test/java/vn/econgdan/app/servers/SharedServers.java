package vn.econgdan.app.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.broker.BrokerService;
import org.apache.xbean.spring.context.ResourceXmlApplicationContext;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.FileSystemResource;
import vn.econgdan.app.servers.DatabaseAccess.Login;
import vn.econgdan.app.settings.Settings.Secret;

/**
 * PostgreSQL and ActiveMQ outside the program, as several nodes share them: the broker is the
 * stand-alone one of broker-config/, with its connector on a free port of loopback.
 */
public final class SharedServers implements AutoCloseable {
  private final DataDirectory directory;
  private final EmbeddedPostgres postgres;
  private final Secret brokerPassword;
  private final ConfigurableApplicationContext context;
  private final BrokerService broker;

  private SharedServers(Path folder) throws Exception {
    directory = DataDirectory.open(folder);
    postgres = EmbeddedPostgres.start(directory);
    brokerPassword = directory.secrets().named("broker.econgdan");
    superuser("postgres").useHandle(handle -> handle.execute("create database econgdan"));
    context = broker();
    broker = context.getBean(BrokerService.class);
    broker.start();
    broker.waitUntilStarted();
  }

  public static SharedServers start(Path folder) throws Exception {
    return new SharedServers(folder);
  }

  private ConfigurableApplicationContext broker() throws Exception {
    GenericApplicationContext placeholders = new GenericApplicationContext();
    placeholders
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "econgdan.broker.data", directory.directory("broker").toString(),
                    "econgdan.broker.listen", "tcp://127.0.0.1:0",
                    "econgdan.broker.password", brokerPassword.value(),
                    "econgdan.broker.admin.password", brokerPassword.value())));
    placeholders.refresh();
    return new ResourceXmlApplicationContext(
        new FileSystemResource(Path.of("broker-config/activemq.xml")),
        List.of(),
        (ApplicationContext) placeholders,
        List.of(),
        true);
  }

  /** What a node is told of them. */
  public Map<String, String> settings() throws Exception {
    Login owner = owner();
    return Map.of(
        "ECONGDAN_DB_URL",
        postgres.url(DatabaseAccess.DATABASE),
        "ECONGDAN_DB_USER",
        owner.user(),
        "ECONGDAN_DB_PASSWORD",
        owner.password().value(),
        "ECONGDAN_DB_POOL_SIZE",
        "8",
        "ECONGDAN_BROKER_URL",
        "failover:(" + connector() + ")",
        "ECONGDAN_BROKER_USER",
        EmbeddedBroker.USER,
        "ECONGDAN_BROKER_PASSWORD",
        brokerPassword.value(),
        "ECONGDAN_ADMIN_PASSWORD",
        "econgdan");
  }

  private String connector() throws Exception {
    return "tcp://127.0.0.1:"
        + broker.getTransportConnectorByScheme("tcp").getConnectUri().getPort();
  }

  private Login owner() {
    return new Login(EmbeddedPostgres.SUPERUSER, postgres.superuserPassword());
  }

  /** The nodes' database, past all of our rules. */
  public Jdbi superuser() {
    return superuser(DatabaseAccess.DATABASE);
  }

  private Jdbi superuser(String database) {
    return Jdbi.create(postgres.url(database), DatabaseAccess.driver(owner(), "behind our back"));
  }

  @Override
  public void close() {
    stopBroker();
    context.close();
    postgres.close();
    directory.close();
  }

  private void stopBroker() {
    try {
      broker.stop();
      broker.waitUntilStopped();
    } catch (Exception e) {
      throw new IllegalStateException("the broker did not stop", e);
    }
  }
}

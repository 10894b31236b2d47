package vn.econgdan.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.dispatch.smpp.CarrierLinks;
import vn.econgdan.dispatch.smpp.CarrierSettings;
import vn.econgdan.kernel.BusinessClock;

/** This process, from its servers to its routes; nodes are equal and keep nothing of their own. */
final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private static final int SECONDS_TO_STORE = 5;

  private final Settings settings;
  private final Servers servers;
  private final Doors doors;
  private final Flow flow;

  private Node(Settings settings, Servers servers) {
    this.settings = settings;
    this.servers = servers;
    CarrierSettings carrier = Carrier.link(settings, servers.smsc());
    CarrierLinks links = new CarrierLinks(carrier, BusinessClock.system());
    this.doors = Doors.open(settings, servers.database(), links::isBound);
    FirstData.load(settings, doors);
    doors.receipts().start();
    // the lock on the data directory proves that an earlier start on its database is dead
    doors.dispatcher().start(settings.node(), settings.db().isEmpty());
    this.flow =
        Flow.start(
            new Flow.Parts(settings, servers.database().worker(), servers.broker(), carrier, links),
            doors);
    servers.directory().publishPorts(ports());
    LOG.info("Node {} is up on http://{}:{}", settings.node(), host(), flow.httpPort());
  }

  /**
   * Starts everything; when one thing does not start, stops what has.
   *
   * @throws StartupException with the reason
   */
  static Node start(Settings settings) {
    Servers servers = Servers.start(settings);
    try {
      return new Node(settings, servers);
    } catch (RuntimeException e) {
      servers.close();
      throw e;
    }
  }

  private Map<String, Integer> ports() {
    Map<String, Integer> ports = new TreeMap<>(servers.ports());
    ports.put("http", flow.httpPort());
    return ports;
  }

  Path dataDirectory() {
    return settings.dataDir();
  }

  boolean isDemo() {
    return settings.demo();
  }

  String host() {
    return settings.http().host();
  }

  int port() {
    return flow.httpPort();
  }

  /** No new claims, routes drained, outcomes and receipts on disk, unbound; then the servers. */
  @Override
  public void close() {
    doors.dispatcher().drain();
    flow.close();
    try {
      doors.dispatcher().stop();
      doors.receipts().stop(SECONDS_TO_STORE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      servers.close();
    }
    LOG.info("Node {} has ended", settings.node());
  }
}

package vn.econgdan.app.node;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.app.backup.RestoredMark;
import vn.econgdan.app.edge.HttpServer;
import vn.econgdan.app.edge.RequestHash;
import vn.econgdan.app.servers.DatabaseAccess;
import vn.econgdan.app.servers.Servers;
import vn.econgdan.app.servers.ShutdownStack;
import vn.econgdan.app.settings.Settings;
import vn.econgdan.app.settings.StartupException;
import vn.econgdan.dispatch.smpp.CarrierLinks;
import vn.econgdan.dispatch.smpp.CarrierSettings;
import vn.econgdan.identity.Accounts;
import vn.econgdan.kernel.BusinessClock;

/** This process, from its servers to its routes; nodes are equal and keep nothing of their own. */
public final class Node {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private static final int SECONDS_TO_STORE = 5;

  private final Settings settings;
  private final Servers servers;
  private final Services doors;
  private final CamelRuntime flow;

  private Node(Settings settings, ShutdownStack started) {
    this.settings = settings;
    HttpServer.refuseTakenPort(settings.http().host(), settings.http().port());
    this.servers = Servers.start(settings, started);
    CarrierSettings carrier = Carrier.link(settings, servers.smsc());
    CarrierLinks links = new CarrierLinks(carrier, BusinessClock.system());
    this.doors = Services.open(settings, servers.database(), links::isBound);
    holdWhatWasRestored();
    FirstData.load(settings, doors);
    startDoors(started);
    Operations operations = Operations.open(settings, servers, doors, links);
    this.flow =
        started.add(
            CamelRuntime.start(
                new CamelRuntime.Parts(
                    settings,
                    servers.database().worker(),
                    servers.broker(),
                    carrier,
                    links,
                    new RequestHash(servers.database().key("idempotency")),
                    operations),
                doors));
    started.add(doors.dispatcher()::drain);
    started.add(doors.carrierFiles()::stop);
    servers.directory().publishPorts(ports());
    LOG.info("Node {} is up on http://{}:{}", settings.node(), host(), flow.httpPort());
  }

  /** Before any route runs; killed in the middle, the next start does it again. */
  private void holdWhatWasRestored() {
    RestoredMark.in(servers.directory())
        .ifPresent(
            backup -> {
              doors.held().holdRestored(backup);
              RestoredMark.remove(servers.directory());
            });
  }

  /** They stop after the routes have: then outcomes and receipts are all in. */
  private void startDoors(ShutdownStack started) {
    startDispatcher();
    started.add(doors.dispatcher()::stop);
  }

  /** The lock on the data directory proves that earlier starts on its database are dead. */
  private void startDispatcher() {
    if (settings.db().isEmpty()) {
      doors.dispatcher().startAlone(settings.node());
    } else {
      doors.dispatcher().start(settings.node());
    }
  }

  /**
   * Starts everything; whatever of it is up is closed with {@code started}: no new claims, routes
   * drained, outcomes and receipts on disk, unbound; then the servers.
   *
   * @throws StartupException with the reason
   */
  public static Node start(Settings settings, ShutdownStack started) {
    return new Node(settings, started);
  }

  /** Of the simulator inside, when it leaves its records where this node looks for them. */
  public OptionalInt recordsControl() {
    Integer control =
        settings.records().server().isPresent() ? null : ports().get("simulatorControl");
    return control == null ? OptionalInt.empty() : OptionalInt.of(control);
  }

  private Map<String, Integer> ports() {
    Map<String, Integer> ports = new TreeMap<>(servers.ports());
    ports.put("http", flow.httpPort());
    return ports;
  }

  /** Of the accounts, for the welcome. */
  public Accounts accounts() {
    return doors.accounts();
  }

  public Path dataDirectory() {
    return settings.dataDir();
  }

  public boolean isDemo() {
    return settings.demo();
  }

  public String host() {
    return settings.http().host();
  }

  /** JDBC URL of the database inside, for measurements. */
  public String databaseUrl() {
    return "jdbc:postgresql://127.0.0.1:"
        + ports().get("postgresql")
        + "/"
        + DatabaseAccess.DATABASE;
  }

  public int port() {
    return flow.httpPort();
  }
}

package vn.econgdan.app.servers;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import vn.econgdan.app.settings.Settings;

/**
 * The servers this process works with: each outside when a setting names it, inside otherwise
 * (DESIGN 5).
 */
public final class Servers {
  private final Settings settings;
  private final DataDirectory directory;
  private final Optional<EmbeddedPostgres> postgres;
  private final Optional<EmbeddedBroker> broker;
  private final Optional<EmbeddedSmsc> simulator;
  private final Database database;

  private Servers(Settings settings, ShutdownStack started) {
    this.settings = settings;
    this.directory = started.add(DataDirectory.open(settings.dataDir()));
    this.postgres = inside(settings.db()).map(where -> started.add(EmbeddedPostgres.start(where)));
    Database.Pool pool = new Database.Pool(settings);
    this.database =
        started.add(
            postgres
                .map(server -> Database.embedded(server, directory.secrets(), pool))
                .orElseGet(() -> Database.external(settings.db().get(), pool)));
    this.broker = inside(settings.broker()).map(where -> started.add(EmbeddedBroker.start(where)));
    this.simulator =
        settings.smpp().smsc().isPresent()
            ? Optional.empty()
            : Optional.of(started.add(EmbeddedSmsc.simulator(settings.recordsFolder())));
  }

  /** Starts what runs inside; each is closed with {@code started}. */
  public static Servers start(Settings settings, ShutdownStack started) {
    return new Servers(settings, started);
  }

  private Optional<DataDirectory> inside(Optional<?> outside) {
    return outside.isPresent() ? Optional.empty() : Optional.of(directory);
  }

  public Database database() {
    return database;
  }

  public BrokerAccess broker() {
    return broker
        .map(EmbeddedBroker::access)
        .orElseGet(() -> BrokerAccess.external(settings.broker().get()));
  }

  /** False when the broker inside stopped by itself. */
  public boolean brokerRuns() {
    return broker.map(EmbeddedBroker::isUp).orElse(true);
  }

  /** Messages a queue, of the broker inside; one outside is asked by its own tools. */
  public Map<String, Long> queues() {
    return broker.map(EmbeddedBroker::queues).orElseGet(Map::of);
  }

  /** Where the broker inside writes. */
  public Optional<Path> brokerStore() {
    return broker.map(inside -> directory.directory("broker"));
  }

  /** The carrier's SMSC, or the built-in one. */
  public Settings.Smsc smsc() {
    return settings.smpp().smsc().orElseGet(() -> simulator.get().smsc());
  }

  public DataDirectory directory() {
    return directory;
  }

  /** Ports of what runs inside, for {@code ports.json}. */
  public Map<String, Integer> ports() {
    Map<String, IntSupplier> known = new TreeMap<>();
    postgres.ifPresent(server -> known.put("postgresql", server::port));
    simulator.ifPresent(
        server -> {
          known.put("smpp", server::port);
          known.put("simulatorControl", server::controlPort);
        });
    Map<String, Integer> ports = new TreeMap<>();
    known.forEach((name, port) -> ports.put(name, port.getAsInt()));
    return ports;
  }
}

package vn.econgdan.app;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/**
 * The servers this process works with: each outside when a setting names it, inside otherwise
 * (DESIGN 5). Closing stops what was started here, in the reverse order.
 */
final class Servers implements AutoCloseable {
  private final Settings settings;
  private final Optional<DataDirectory> directory;
  private final Optional<EmbeddedPostgres> postgres;
  private final Optional<EmbeddedBroker> broker;
  private final Optional<Embedded> simulator;
  private final Database database;

  private Servers(Settings settings) {
    this.settings = settings;
    this.directory = Optional.of(DataDirectory.open(settings.dataDir()));
    this.postgres = inside(settings.db()).map(EmbeddedPostgres::start);
    Database.Pool pool = new Database.Pool(settings);
    this.database =
        postgres
            .map(server -> Database.embedded(server, directory.get().secrets(), pool))
            .orElseGet(() -> Database.external(settings.db().get(), pool));
    this.broker = inside(settings.broker()).map(EmbeddedBroker::start);
    this.simulator =
        settings.smpp().smsc().isPresent() ? Optional.empty() : Optional.of(Embedded.simulator());
  }

  static Servers start(Settings settings) {
    return new Servers(settings);
  }

  private Optional<DataDirectory> inside(Optional<?> outside) {
    return outside.isPresent() ? Optional.empty() : directory;
  }

  Database database() {
    return database;
  }

  BrokerAccess broker() {
    return broker
        .map(EmbeddedBroker::access)
        .orElseGet(() -> BrokerAccess.external(settings.broker().get()));
  }

  /** The carrier's SMSC, or the built-in one. */
  Settings.Smsc smsc() {
    return settings.smpp().smsc().orElseGet(() -> simulator.get().smsc());
  }

  DataDirectory directory() {
    return directory.get();
  }

  /** Ports of what runs inside, for {@code ports.json}. */
  Map<String, Integer> ports() {
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

  @Override
  public void close() {
    simulator.ifPresent(Embedded::close);
    broker.ifPresent(EmbeddedBroker::close);
    database.close();
    postgres.ifPresent(EmbeddedPostgres::close);
    directory.ifPresent(DataDirectory::close);
  }
}

package vn.econgdan.app;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import vn.econgdan.app.Database.Pool;

/** A real PostgreSQL with our migrations and both pools, for one test class. */
final class TestDatabase implements AutoCloseable {
  private final DataDirectory directory;
  private final EmbeddedPostgres postgres;
  private final Database database;
  private boolean running = true;

  private TestDatabase(Path folder, int connections) {
    directory = DataDirectory.open(folder);
    postgres = EmbeddedPostgres.start(directory);
    database =
        Database.embedded(
            postgres, directory.secrets(), new Pool("test", connections, "classpath:db/migration"));
  }

  static TestDatabase start(Path folder, int connections) {
    return new TestDatabase(folder, connections);
  }

  Jdbi app() {
    return Jdbi.create(database.app()).installPlugin(new PostgresPlugin());
  }

  Jdbi worker() {
    return Jdbi.create(database.worker()).installPlugin(new PostgresPlugin());
  }

  /** The database goes away, as when somebody stops the server. */
  void stopServer() {
    if (running) {
      postgres.close();
      running = false;
    }
  }

  @Override
  public void close() {
    database.close();
    stopServer();
    directory.close();
  }
}

package vn.econgdan.app.servers;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.app.servers.Database.Pool;

/** A real PostgreSQL with our migrations and both pools, for one test class. */
public final class TestDatabase implements AutoCloseable {
  /** The demo's first ward, for tests that load no register of wards. */
  public static final String WARD =
      """
      insert into ward (code, valid_from, name, kind, text_prefix)
      values ('00367', '2025-07-01', 'Thanh Xuân', 'PHUONG', 'UBND P.Thanh Xuan: ')
      """;

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

  public static TestDatabase start(Path folder, int connections) {
    return new TestDatabase(folder, connections);
  }

  public Jdbi app() {
    return Jdbis.of(database.app());
  }

  /** Across wards, as receipts and dispatch work. */
  public Jdbi worker() {
    return Jdbis.of(database.worker());
  }

  /** The database goes away, as when somebody stops the server. */
  public void stopServer() {
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

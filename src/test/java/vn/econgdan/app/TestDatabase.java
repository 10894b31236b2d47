package vn.econgdan.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** A real, migrated PostgreSQL for tests of other capabilities. */
public final class TestDatabase implements AutoCloseable {
  private final DataDirectory directory;
  private final EmbeddedPostgres postgres;
  private final Database database;
  private final Jdbi worker;

  public TestDatabase(Path root) {
    directory = DataDirectory.open(root);
    postgres = EmbeddedPostgres.start(directory);
    Database.Pool pool = new Database.Pool("node1", 8, "classpath:db/migration");
    database = Database.embedded(postgres, directory.secrets(), pool);
    worker = Jdbi.create(database.worker()).installPlugin(new PostgresPlugin());
    worker.registerArrayType(OffsetDateTime.class, "timestamptz");
    worker.registerArrayType(LocalDate.class, "date");
  }

  /** Across wards, as receipts and dispatch work. */
  public Jdbi worker() {
    return worker;
  }

  @Override
  public void close() {
    database.close();
    postgres.close();
    directory.close();
  }
}

package vn.econgdan.app.servers;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.app.servers.Database.Pool;
import vn.econgdan.app.servers.DatabaseAccess.Login;

/** Our schema on a real server, with both pools and a way past all of our rules. */
public final class SuperuserDatabase implements AutoCloseable {
  private final DataDirectory directory;
  private final EmbeddedPostgres postgres;
  private final Database database;

  private SuperuserDatabase(Path folder) {
    directory = DataDirectory.open(folder);
    postgres = EmbeddedPostgres.start(directory);
    database =
        Database.embedded(
            postgres, directory.secrets(), new Pool("test", 4, "classpath:db/migration"));
  }

  public static SuperuserDatabase start(Path folder) {
    return new SuperuserDatabase(folder);
  }

  public Jdbi app() {
    return Jdbis.of(database.app());
  }

  public Jdbi worker() {
    return Jdbis.of(database.worker());
  }

  /** Somebody who changes rows behind the system's back. */
  public Jdbi superuser() {
    Login login = new Login(EmbeddedPostgres.SUPERUSER, postgres.superuserPassword());
    return Jdbi.create(
        postgres.url(DatabaseAccess.DATABASE), DatabaseAccess.driver(login, "behind our back"));
  }

  @Override
  public void close() {
    database.close();
    postgres.close();
    directory.close();
  }
}

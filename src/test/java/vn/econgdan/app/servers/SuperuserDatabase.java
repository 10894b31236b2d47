package vn.econgdan.app.servers;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;

/** Our schema on a real server, with both pools and a way past all of our rules. */
public final class SuperuserDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 4;

  private final TestDatabase database = TestDatabase.start(CONNECTIONS);

  private SuperuserDatabase() {}

  public static SuperuserDatabase start() {
    return new SuperuserDatabase();
  }

  /** The same: nothing is written to the folder any more. */
  public static SuperuserDatabase start(Path folder) {
    return start();
  }

  public Jdbi app() {
    return database.app();
  }

  public Jdbi worker() {
    return database.worker();
  }

  public Jdbi keyed() {
    return database.keyed();
  }

  /** Somebody who changes rows behind the system's back. */
  public Jdbi superuser() {
    return database.superuser();
  }

  @Override
  public void close() {
    database.close();
  }
}

package vn.econgdan.app.servers;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;

/** A real PostgreSQL database with our migrations and both pools, for one test class. */
public final class TestDatabase implements AutoCloseable {
  /** The demo's first ward, for tests that load no register of wards. */
  public static final String WARD =
      """
      insert into ward (code, valid_from, name, kind, text_prefix)
      values ('00367', '2025-07-01', 'Thanh Xuân', 'PHUONG', 'UBND P.Thanh Xuan: ')
      """;

  private final TestCluster cluster = TestCluster.shared();
  private final String name = cluster.copy();
  private final Database database;

  private TestDatabase(int connections) {
    database = cluster.open(name, connections);
  }

  /**
   * @param connections in each pool
   */
  public static TestDatabase start(int connections) {
    return new TestDatabase(connections);
  }

  /** The same: nothing is written to the folder any more. */
  public static TestDatabase start(Path folder, int connections) {
    return start(connections);
  }

  public Jdbi app() {
    return Jdbis.of(database.app());
  }

  /** Across wards, as billing and reconciliation work. */
  public Jdbi worker() {
    return Jdbis.of(database.worker());
  }

  /** Across wards and by key alone, as receipts and dispatch work. */
  public Jdbi keyed() {
    return Jdbis.of(database.keyed());
  }

  /** Somebody who changes rows behind the system's back. */
  public Jdbi superuser() {
    return cluster.superuser(name);
  }

  @Override
  public void close() {
    database.close();
    cluster.drop(name);
  }
}

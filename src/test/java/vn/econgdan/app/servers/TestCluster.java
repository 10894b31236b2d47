package vn.econgdan.app.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.app.servers.Database.Pool;
import vn.econgdan.app.servers.DatabaseAccess.Login;
import vn.econgdan.app.settings.Settings.Db;
import vn.econgdan.app.settings.StartupException;

/**
 * The one PostgreSQL of this JVM's tests: the embedded one, with a migrated database that each test
 * class gets a copy of. It starts with the first copy and ends with the JVM. Its data, under
 * target/, are used again by the next run; they need not survive a power failure.
 */
final class TestCluster {
  private static final Path HOME = Path.of("target/test-postgres");
  private static final int JVMS = 16;
  private static final String MIGRATIONS = "classpath:db/migration";

  /** Nothing here is asked about durability: EmbeddedPostgresIT asks the real one. */
  private static final List<String> HASTY =
      List.of(
          "alter system set fsync = off",
          "alter system set synchronous_commit = off",
          "alter system set full_page_writes = off",
          "select pg_reload_conf()");

  private final DataDirectory directory;
  private final EmbeddedPostgres postgres;
  private final AtomicInteger copies = new AtomicInteger();

  private TestCluster() {
    directory = free();
    postgres = EmbeddedPostgres.start(directory);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "test-postgres-end"));
    Jdbi server = superuser("postgres");
    server.useHandle(handle -> HASTY.forEach(handle::execute));
    leftBehind(server).forEach(this::drop);
    Database.embedded(postgres, directory.secrets(), new Pool("template", 1, MIGRATIONS)).close();
  }

  static TestCluster shared() {
    return Running.CLUSTER;
  }

  /** Whoever asks first starts it. */
  private static final class Running {
    static final TestCluster CLUSTER = new TestCluster();
  }

  /** Forks of one build each take a directory that no other holds. */
  private static DataDirectory free() {
    List<String> refusals = new ArrayList<>();
    for (int jvm = 1; jvm <= JVMS; jvm++) {
      try {
        return DataDirectory.open(HOME.resolve(Integer.toString(jvm)));
      } catch (StartupException held) {
        refusals.add(held.getMessage());
      }
    }
    throw new IllegalStateException("no free directory: " + refusals);
  }

  /** Of an earlier run; its template may have other migrations. */
  private static List<String> leftBehind(Jdbi server) {
    return server.withHandle(
        handle ->
            handle
                .createQuery(
                    "select datname from pg_database where not datistemplate and datname <> 'postgres'")
                .mapTo(String.class)
                .list());
  }

  /** A fresh database with our schema; its name. */
  String copy() {
    String name = "test_" + copies.incrementAndGet();
    superuser("postgres")
        .useHandle(
            handle ->
                handle.execute(
                    "create database "
                        + name
                        + " template "
                        + DatabaseAccess.DATABASE
                        + " owner "
                        + DatabaseAccess.OWNER));
    return name;
  }

  /** Also while somebody is still connected. */
  void drop(String name) {
    superuser("postgres")
        .useHandle(handle -> handle.execute("drop database " + name + " with (force)"));
  }

  /** Both pools on a copy, opened as on a server outside. */
  Database open(String name, int connections) {
    GeneratedSecrets secrets = directory.secrets();
    Db db =
        new Db(
            postgres.url(name),
            DatabaseAccess.OWNER,
            secrets.named("postgresql.owner"),
            Optional.of(secrets.named("postgresql.app")),
            Optional.of(secrets.named("postgresql.worker")));
    return Database.external(db, new Pool("test", connections, MIGRATIONS));
  }

  /** A way past all of our rules. */
  Jdbi superuser(String name) {
    Login login = new Login(EmbeddedPostgres.SUPERUSER, postgres.superuserPassword());
    return Jdbi.create(postgres.url(name), DatabaseAccess.driver(login, "behind our back"));
  }

  private void stop() {
    postgres.close();
    directory.close();
  }
}

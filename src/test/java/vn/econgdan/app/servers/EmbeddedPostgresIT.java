package vn.econgdan.app.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.servers.DatabaseAccess.Login;
import vn.econgdan.app.settings.StartupException;

/** The embedded server is as durable and as closed as one set up by hand (DESIGN 5). */
class EmbeddedPostgresIT {
  @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS)
  Path temp;

  @Test
  void nothing_that_makes_it_durable_or_closed_is_relaxed() throws Exception {
    try (DataDirectory directory = DataDirectory.open(temp.resolve("data"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
      assertThat(setting(postgres, "fsync")).isEqualTo("on");
      assertThat(setting(postgres, "full_page_writes")).isEqualTo("on");
      assertThat(setting(postgres, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(postgres, "data_checksums")).isEqualTo("on");
      assertThat(setting(postgres, "password_encryption")).isEqualTo("scram-sha-256");
      assertThat(setting(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(postgres, "unix_socket_directories")).isEmpty();
      assertThat(setting(postgres, "server_encoding")).isEqualTo("UTF8");
      assertThat(setting(postgres, "log_min_error_statement")).isEqualTo("panic");
      assertThat(query(postgres, "select distinct auth_method from pg_hba_file_rules"))
          .containsExactly("scram-sha-256");
      assertThat(query(postgres, "select error from pg_hba_file_rules")).containsOnlyNulls();
      assertThat(query(postgres, "select error from pg_file_settings")).containsOnlyNulls();
    }
  }

  @Test
  void data_survive_a_restart_and_a_clean_stop_leaves_no_server() throws Exception {
    try (DataDirectory directory = DataDirectory.open(temp.resolve("data"))) {
      int port = write(directory);
      assertThatThrownBy(() -> query(port, directory, "select 1")).isInstanceOf(SQLException.class);
      try (EmbeddedPostgres again = EmbeddedPostgres.start(directory)) {
        assertThat(query(again, "select word from kept")).containsExactly("còn");
      }
    }
  }

  private static int write(DataDirectory directory) throws SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
      execute(postgres, "create table kept as select 'còn' as word");
      return postgres.port();
    }
  }

  @Test
  void a_server_that_outlived_its_killed_process_is_stopped_and_started_anew() throws Exception {
    Process first = fork(temp.resolve("data"));
    Path pidFile = temp.resolve("data/postgresql/data/postmaster.pid");
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> Files.exists(temp.resolve("data/ports.json")));
    long orphan = Long.parseLong(Files.readAllLines(pidFile).get(0));
    first.destroyForcibly().waitFor();
    assertThat(ProcessHandle.of(orphan)).get().matches(ProcessHandle::isAlive);

    try (DataDirectory directory = DataDirectory.open(temp.resolve("data"));
        EmbeddedPostgres second = EmbeddedPostgres.start(directory)) {
      assertThat(query(second, "select word from kept")).containsExactly("còn");
      assertThat(Long.parseLong(Files.readAllLines(pidFile).get(0))).isNotEqualTo(orphan);
      assertThat(
              query(second, "select 1 where pg_postmaster_start_time() > now() - interval '1 min'"))
          .isNotEmpty();
    }
  }

  private Process fork(Path data) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            data.toString())
        .redirectErrorStream(true)
        .redirectOutput(temp.resolve("victim.log").toFile())
        .start();
  }

  /** A process that will be killed while its server runs. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws Exception {
      DataDirectory directory = DataDirectory.open(Path.of(args[0]));
      EmbeddedPostgres postgres = EmbeddedPostgres.start(directory);
      execute(postgres, "create table kept as select 'còn' as word");
      directory.publishPorts(java.util.Map.of("postgresql", postgres.port()));
      Thread.currentThread().join();
    }
  }

  @Test
  void a_pid_file_that_names_a_stranger_is_removed_and_the_stranger_is_left_alone()
      throws Exception {
    try (DataDirectory directory = DataDirectory.open(temp.resolve("data"))) {
      write(directory);
      Process stranger = new ProcessBuilder("sleep", "600").start();
      try {
        Path pidFile = temp.resolve("data/postgresql/data/postmaster.pid");
        Files.writeString(pidFile, stranger.pid() + "\n" + pidFile.getParent() + "\n");
        try (EmbeddedPostgres again = EmbeddedPostgres.start(directory)) {
          assertThat(query(again, "select word from kept")).containsExactly("còn");
        }
        assertThat(stranger.isAlive()).isTrue();
      } finally {
        stranger.destroy();
      }
    }
  }

  @Test
  void data_of_another_major_version_are_refused_in_a_sentence() throws Exception {
    try (DataDirectory directory = DataDirectory.open(temp.resolve("data"))) {
      Path data = directory.directory("postgresql").resolve("data");
      Files.writeString(Files.createDirectory(data).resolve("PG_VERSION"), "16\n");
      assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("written by PostgreSQL 16");
    }
  }

  @Test
  void the_data_directory_is_its_owners_alone() throws Exception {
    try (DataDirectory directory = DataDirectory.open(temp.resolve("data"))) {
      write(directory);
      assertThat(Files.getPosixFilePermissions(temp.resolve("data"))).hasSize(3);
      assertThat(Files.getPosixFilePermissions(temp.resolve("data/postgresql/data"))).hasSize(3);
      assertThat(Files.getPosixFilePermissions(temp.resolve("data/secrets.properties"))).hasSize(2);
      assertThat(temp.resolve("data/postgresql/password.new")).doesNotExist();
    }
  }

  private static String setting(EmbeddedPostgres postgres, String name) throws SQLException {
    return query(postgres, "select setting from pg_settings where name = '" + name + "'").get(0);
  }

  private static List<String> query(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres)) {
      return query(connection, sql);
    }
  }

  private static List<String> query(int port, DataDirectory directory, String sql)
      throws SQLException {
    Login login = new Login("postgres", directory.secrets().named("postgresql.superuser"));
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
            DatabaseAccess.driver(login, "test"))) {
      return query(connection, sql);
    }
  }

  private static List<String> query(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    Login login = new Login(EmbeddedPostgres.SUPERUSER, postgres.superuserPassword());
    return DriverManager.getConnection(
        postgres.url("postgres"), DatabaseAccess.driver(login, "test"));
  }
}

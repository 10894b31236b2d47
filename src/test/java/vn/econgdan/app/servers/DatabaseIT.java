package vn.econgdan.app.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.app.servers.Database.Pool;
import vn.econgdan.app.servers.DatabaseAccess.Login;
import vn.econgdan.app.settings.Settings.Db;
import vn.econgdan.app.settings.Settings.Secret;
import vn.econgdan.app.settings.StartupException;

/** Three roles, two pools, and a refusal when a runtime role could do too much (DESIGN 4.9). */
class DatabaseIT {
  private static final Pool POOL = new Pool("node1", 4, "classpath:db/test-migration");

  @TempDir static Path temp;
  static DataDirectory directory;
  static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() {
    directory = DataDirectory.open(temp.resolve("data"));
    postgres = EmbeddedPostgres.start(directory);
    embedded().close();
  }

  @AfterAll
  static void stop() {
    postgres.close();
    directory.close();
  }

  private static Database embedded() {
    return Database.embedded(postgres, directory.secrets(), POOL);
  }

  @Test
  void a_session_setting_does_not_outlive_the_borrower() throws Exception {
    try (Database database = Database.embedded(postgres, directory.secrets(), single())) {
      DataSource app = database.app();
      try (Connection first = app.getConnection()) {
        first.setAutoCommit(false);
        value(first, "select set_config('econgdan.ward', '00367', false)");
        first.commit();
      }
      try (Connection next = app.getConnection()) {
        assertThat(value(next, "select current_setting('econgdan.ward', true)")).isIn(null, "");
        assertThat(value(next, "show application_name")).isEqualTo("econgdan app@node1");
      }
    }
  }

  private static Pool single() {
    return new Pool("node1", 1, POOL.migrations());
  }

  @Test
  void the_app_sees_one_ward_and_the_worker_sees_all() throws Exception {
    try (Database database = embedded()) {
      try (Connection worker = database.worker().getConnection()) {
        execute(worker, "insert into citizen values ('00367', 'A'), ('00352', 'B')");
        assertThat(value(worker, "select count(*) from citizen")).isEqualTo("2");
      }
      try (Connection app = database.app().getConnection()) {
        assertThat(value(app, "select count(*) from citizen")).isEqualTo("0");
        app.setAutoCommit(false);
        value(app, "select set_config('econgdan.ward', '00367', true)");
        assertThat(value(app, "select string_agg(name, ',') from citizen")).isEqualTo("A");
      }
    }
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "alter role econgdan_app superuser | alter role econgdan_app nosuperuser | is a superuser",
        "alter role econgdan_worker bypassrls | alter role econgdan_worker nobypassrls | has BYPASSRLS",
        "grant econgdan_owner to econgdan_app | revoke econgdan_owner from econgdan_app | is a member of econgdan_owner",
        "create table t (); alter table t owner to econgdan_app | drop table t | owns tables",
      })
  void a_runtime_role_that_could_see_every_ward_stops_the_start(
      String break_, String mend, String sentence) throws Exception {
    try (Connection superuser = superuser()) {
      execute(superuser, break_);
      try {
        assertThatThrownBy(DatabaseIT::embedded)
            .isInstanceOf(StartupException.class)
            .hasMessageContaining(sentence);
      } finally {
        execute(superuser, mend);
      }
    }
  }

  @Test
  void two_nodes_may_start_together_on_an_external_server() throws Exception {
    Db db = external("createrole");
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      Callable<Database> start = () -> Database.external(db, POOL);
      for (Future<Database> node : nodes.invokeAll(List.of(start, start))) {
        try (Database database = node.get();
            Connection worker = database.worker().getConnection()) {
          assertThat(value(worker, "select count(*) from citizen")).isEqualTo("0");
        }
      }
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  void an_owner_without_createrole_is_told_what_to_do() throws Exception {
    assertThatThrownBy(() -> Database.external(external("nocreaterole"), POOL).close())
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("ECONGDAN_DB_APP_PASSWORD");
  }

  @Test
  void roles_made_by_somebody_else_are_used_with_the_given_passwords() throws Exception {
    Db db = external("nocreaterole");
    GeneratedSecrets secrets = directory.secrets();
    Db given =
        new Db(
            db.url(),
            db.user(),
            db.password(),
            Optional.of(secrets.named("postgresql.app")),
            Optional.of(secrets.named("postgresql.worker")));
    embedded().close();
    try (Database database = Database.external(given, POOL);
        Connection app = database.app().getConnection()) {
      assertThat(value(app, "select current_user")).isEqualTo("econgdan_app");
    }
  }

  /** Another database of the same server, as an operator would prepare it. */
  private static Db external(String right) throws SQLException {
    String name = "outside_" + right;
    try (Connection superuser = superuser()) {
      execute(superuser, "drop database if exists " + name);
      execute(superuser, "drop role if exists " + name);
      execute(superuser, "create role " + name + " login " + right + " password 'secret'");
      execute(superuser, "create database " + name + " owner " + name);
      if (right.equals("createrole")) {
        execute(superuser, "grant econgdan_app, econgdan_worker to " + name + " with admin option");
      }
    }
    return new Db(
        postgres.url(name), name, new Secret("secret"), Optional.empty(), Optional.empty());
  }

  private static Connection superuser() throws SQLException {
    Login login = new Login(EmbeddedPostgres.SUPERUSER, postgres.superuserPassword());
    return DriverManager.getConnection(
        postgres.url("econgdan"), DatabaseAccess.driver(login, "test"));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}

package vn.econgdan.app.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import vn.econgdan.app.servers.DatabaseAccess.Login;
import vn.econgdan.app.settings.Settings.Secret;
import vn.econgdan.app.settings.StartupException;

/** Creates the three roles and refuses runtime roles that row-level security would not bind. */
record DatabaseRoles(DatabaseAccess access) {
  /** Any number of ours: nodes that start together take turns. */
  private static final long TURNS = 7_303_014_451_530_577L;

  private static final String WRONG_PASSWORD = "28P01";
  private static final String NO_SUCH_ROLE = "28000";

  private static final String CREATE =
      "select format('create role %I login nosuperuser nobypassrls nocreaterole nocreatedb', ?)";

  private static final String TOO_MUCH =
      """
      select case
          when r.rolsuper then 'is a superuser'
          when r.rolbypassrls then 'has BYPASSRLS'
          when r.rolcreaterole then 'may create roles'
          when exists (select from pg_class c where c.relowner = r.oid) then 'owns tables'
          else 'is a member of ' || (
            select min(m.rolname)
            from pg_roles m
            where m.oid <> r.oid
              and pg_has_role(r.oid, m.oid, 'member')
              and (m.rolsuper or m.rolbypassrls or m.rolname = current_user
                   or exists (select from pg_class c
                              join pg_namespace n on n.oid = c.relnamespace
                              where c.relowner = m.oid and n.nspname = 'public')))
        end
      from pg_roles r
      where r.rolname = ?
      """;

  /** Embedded only: the superuser creates the owner, the runtime roles and the database. */
  void createAll(EmbeddedPostgres postgres) {
    Login superuser = new Login(EmbeddedPostgres.SUPERUSER, postgres.superuserPassword());
    try (Connection connection =
        DriverManager.getConnection(
            postgres.url("postgres"), DatabaseAccess.driver(superuser, "econgdan start"))) {
      create(connection, access.owner());
      create(connection, access.app());
      create(connection, access.worker());
      createDatabase(connection);
    } catch (SQLException e) {
      throw new StartupException(
          "the roles of the embedded PostgreSQL cannot be created: " + e.getMessage(),
          "không tạo được vai trò trong PostgreSQL nhúng",
          e);
    }
  }

  private static void create(Connection connection, Login login) throws SQLException {
    if (!exists(connection, login)) {
      execute(connection, formatted(connection, CREATE, login.user()));
    }
    setPassword(connection, login);
  }

  private void createDatabase(Connection connection) throws SQLException {
    String known = "select exists (select from pg_database where datname = ?)";
    if (formatted(connection, known, DatabaseAccess.DATABASE).equals("f")) {
      execute(connection, "create database econgdan owner econgdan_owner");
    }
  }

  /** External: the owner creates what is missing, if he may; then each must be able to log in. */
  void createRuntimeRoles(Connection owner) {
    try {
      execute(owner, "select pg_advisory_lock(" + TURNS + ")");
      try {
        prepare(owner, access.app());
        prepare(owner, access.worker());
      } finally {
        execute(owner, "select pg_advisory_unlock(" + TURNS + ")");
      }
    } catch (SQLException e) {
      throw new StartupException(
          "ECONGDAN_DB_USER may not create or change the roles econgdan_app and econgdan_worker:"
              + " give it CREATEROLE, or create them and set ECONGDAN_DB_APP_PASSWORD and"
              + " ECONGDAN_DB_WORKER_PASSWORD: "
              + e.getMessage(),
          "ECONGDAN_DB_USER không tạo được vai trò econgdan_app và econgdan_worker",
          e);
    }
  }

  private void prepare(Connection owner, Login login) throws SQLException {
    if (!exists(owner, login)) {
      create(owner, login);
      return;
    }
    if (!canLogIn(login)) {
      setPassword(owner, login);
    }
  }

  private boolean canLogIn(Login login) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(access.url(), DatabaseAccess.driver(login, "econgdan start"))) {
      return connection.isValid(5);
    } catch (SQLException e) {
      if (WRONG_PASSWORD.equals(e.getSQLState()) || NO_SUCH_ROLE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /** A runtime role that could look past the ward scope stops the start (DESIGN 4.9). */
  void refuseTooMuch(Connection owner) throws SQLException {
    refuseTooMuch(owner, access.app());
    refuseTooMuch(owner, access.worker());
  }

  private static void refuseTooMuch(Connection owner, Login login) throws SQLException {
    String reason = formatted(owner, TOO_MUCH, login.user());
    if (reason != null) {
      throw new StartupException(
          "the database role " + login.user() + " " + reason + " and could see every ward",
          "vai trò " + login.user() + " có quyền vượt quá phạm vi phường (" + reason + ")");
    }
  }

  private static boolean exists(Connection connection, Login login) throws SQLException {
    String known = "select exists (select from pg_roles where rolname = ?)";
    return formatted(connection, known, login.user()).equals("t");
  }

  /** The driver hashes it: the password itself never travels. */
  private static void setPassword(Connection connection, Login login) throws SQLException {
    Secret password = login.password();
    connection
        .unwrap(PGConnection.class)
        .alterUserPassword(login.user(), password.value().toCharArray(), "scram-sha-256");
  }

  private static String formatted(Connection connection, String sql, String argument)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, argument);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

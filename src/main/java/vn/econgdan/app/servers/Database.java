package vn.econgdan.app.servers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import vn.econgdan.app.servers.DatabaseAccess.Login;
import vn.econgdan.app.settings.Settings;
import vn.econgdan.app.settings.Settings.Secret;
import vn.econgdan.app.settings.StartupException;
import vn.econgdan.ops.PoolUse;

/**
 * The migrated database behind its pools: one per runtime role (DESIGN 4.9), and one more for the
 * worker's hot path. What a borrower of the first two sets for his session is gone when the
 * connection comes back.
 */
public final class Database implements AutoCloseable {
  private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(5);
  private static final Duration LIFETIME = Duration.ofMinutes(30);

  /**
   * Rows are looked up by their keys, and each statement is planned once: the hot path does nothing
   * else, and what a planner would choose instead depends on statistics that lag behind.
   */
  private static final String BY_KEY =
      "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off"
          + " -c plan_cache_mode=force_generic_plan";

  private final HikariDataSource app;
  private final HikariDataSource worker;
  private final HikariDataSource keyed;
  private final Secret appPassword;

  private Database(DatabaseAccess access, Pool pool) {
    this.appPassword = access.app().password();
    this.app = open(access.url(), access.app(), pool.named("app"));
    this.worker = open(access.url(), access.worker(), pool.named("worker"));
    this.keyed = open(access.url(), access.worker(), pool.named("keyed"), BY_KEY);
  }

  /**
   * How the pools are made.
   *
   * @param node shows in pg_stat_activity
   * @param size connections in each
   * @param migrations where Flyway finds them
   */
  public record Pool(String node, int size, String migrations) {
    public Pool(Settings settings) {
      this(settings.node(), settings.dbPoolSize(), "classpath:db/migration");
    }

    private HikariConfig named(String name) {
      HikariConfig config = new HikariConfig();
      config.setPoolName(name + "@" + node);
      config.setMaximumPoolSize(size);
      config.setMinimumIdle(Math.min(2, size));
      config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
      config.setMaxLifetime(LIFETIME.toMillis());
      return config;
    }
  }

  /**
   * Roles, migrations, pools in the embedded server.
   *
   * @throws StartupException with the reason
   */
  public static Database embedded(EmbeddedPostgres postgres, GeneratedSecrets secrets, Pool pool) {
    DatabaseAccess access = DatabaseAccess.embedded(postgres, secrets);
    new DatabaseRoles(access).createAll(postgres);
    return migrated(access, pool, false);
  }

  /**
   * Roles (when the owner may create them), migrations, pools in an external server.
   *
   * @throws StartupException with the reason
   */
  public static Database external(Settings.Db db, Pool pool) {
    return migrated(DatabaseAccess.external(db), pool, true);
  }

  private static Database migrated(DatabaseAccess access, Pool pool, boolean createRoles) {
    DatabaseRoles roles = new DatabaseRoles(access);
    try (Connection owner =
        DriverManager.getConnection(
            access.url(), DatabaseAccess.driver(access.owner(), "econgdan owner@" + pool.node()))) {
      if (createRoles) {
        roles.createRuntimeRoles(owner);
      }
      roles.refuseTooMuch(owner);
      migrate(access, pool);
      roles.refuseTooMuch(owner);
      return new Database(access, pool);
    } catch (SQLException | FlywayException e) {
      throw new StartupException(
          "the database cannot be used: " + e.getMessage(), "không dùng được cơ sở dữ liệu", e);
    }
  }

  /** Flyway's session lock lets nodes that start together take turns. */
  private static void migrate(DatabaseAccess access, Pool pool) {
    Flyway.configure()
        .dataSource(owner(access, pool.node()))
        .locations(pool.migrations())
        .failOnMissingLocations(true)
        .validateMigrationNaming(true)
        .placeholderReplacement(false)
        .cleanDisabled(true)
        .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
        .load()
        .migrate();
  }

  private static DataSource owner(DatabaseAccess access, String node) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(access.url());
    source.setUser(access.owner().user());
    source.setPassword(access.owner().password().value());
    source.setApplicationName("econgdan owner@" + node);
    return source;
  }

  private static HikariDataSource open(String url, Login login, HikariConfig config) {
    return open(url, login, config, "");
  }

  /**
   * @param options what every session of the pool begins with
   */
  private static HikariDataSource open(
      String url, Login login, HikariConfig config, String options) {
    config.setJdbcUrl(url);
    Properties driver = DatabaseAccess.driver(login, "econgdan " + config.getPoolName());
    driver.setProperty("options", options);
    config.setDataSourceProperties(driver);
    return new HikariDataSource(config);
  }

  /** For web and API: sees the ward that the transaction names, and nothing without one. */
  public DataSource app() {
    return new SessionResettingDataSource(app);
  }

  /** For dispatch, receipts, billing and {@code jdbc:} steps. */
  public DataSource worker() {
    return new SessionResettingDataSource(worker);
  }

  /**
   * The worker's role for dispatch and receipts, whose statements look rows up by key. Nothing is
   * reset when a connection comes back: who uses it sets nothing for his session.
   */
  public DataSource keyed() {
    return keyed;
  }

  /** How busy the pools are. */
  public List<PoolUse> pools() {
    return List.of(use("app", app), use("worker", worker), use("keyed", keyed));
  }

  private static PoolUse use(String name, HikariDataSource pool) {
    HikariPoolMXBean now = pool.getHikariPoolMXBean();
    return new PoolUse(
        name,
        now.getActiveConnections(),
        now.getIdleConnections(),
        now.getThreadsAwaitingConnection(),
        pool.getMaximumPoolSize());
  }

  /** A key for one purpose: the same on every node, and in no table. */
  public SecretKey key(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] password = appPassword.value().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(password, "HmacSHA256"));
      byte[] key = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
      return new SecretKeySpec(key, "HmacSHA256");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  @Override
  public void close() {
    app.close();
    worker.close();
    keyed.close();
  }
}

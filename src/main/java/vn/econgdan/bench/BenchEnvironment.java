package vn.econgdan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import vn.econgdan.app.node.Node;
import vn.econgdan.app.servers.DataDirectory;
import vn.econgdan.app.servers.DatabaseAccess;
import vn.econgdan.app.servers.EmbeddedPostgres;
import vn.econgdan.app.servers.GeneratedSecrets;
import vn.econgdan.app.servers.Jdbis;
import vn.econgdan.app.servers.PrivateFiles;
import vn.econgdan.app.servers.ShutdownStack;
import vn.econgdan.app.settings.Settings;
import vn.econgdan.kernel.BusinessClock;

/** All that a measurement needs: simulator, node, and the way into its database. */
final class BenchEnvironment {
  private final BenchOptions options;
  private final ShutdownStack started;
  private final Path data;
  private final BenchSmsc smsc;
  private final Node node;
  private Optional<SecondNode> second = Optional.empty();

  private BenchEnvironment(BenchOptions options, ShutdownStack started) throws IOException {
    this.options = options;
    this.started = started;
    this.data = Files.createTempDirectory("econgdan-bench");
    started.add(() -> PrivateFiles.remove(data));
    this.smsc = started.add(BenchSmsc.start(options.latencyMs()));
    letStatisticsBeKept();
    this.node = Node.start(Settings.from(settings("one")), started);
    database().useHandle(BenchStatisticsStore::extensions);
  }

  /** What is up is closed with {@code started}, also when the measurement is broken off. */
  static BenchEnvironment make(BenchOptions options, ShutdownStack started) throws IOException {
    return new BenchEnvironment(options, started);
  }

  /** The budget counts statements and reads the WAL: both must be asked for before a start. */
  private void letStatisticsBeKept() {
    try (DataDirectory directory = DataDirectory.open(data.resolve("one"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
      Jdbis.of(superuser(postgres.url("postgres"))).useHandle(BenchStatisticsStore::ask);
    }
  }

  /** A second node on the servers of the first. */
  void startSecondNode() throws IOException, InterruptedException {
    GeneratedSecrets secrets = secrets();
    Map<String, String> settings = settings("two");
    settings.put("ECONGDAN_DB_URL", node.databaseUrl());
    settings.put("ECONGDAN_DB_USER", "econgdan_owner");
    settings.put("ECONGDAN_DB_PASSWORD", secrets.named("postgresql.owner").value());
    settings.put("ECONGDAN_DB_APP_PASSWORD", secrets.named("postgresql.app").value());
    settings.put("ECONGDAN_DB_WORKER_PASSWORD", secrets.named("postgresql.worker").value());
    settings.put("ECONGDAN_BROKER_URL", SecondNode.reachableBroker());
    settings.put("ECONGDAN_BROKER_USER", "econgdan");
    settings.put("ECONGDAN_BROKER_PASSWORD", secrets.named("broker.econgdan").value());
    settings.put("ECONGDAN_ADMIN_PASSWORD", "econgdan");
    second = Optional.of(started.add(SecondNode.start(data.resolve("two"), settings)));
  }

  /** Processor time of nodes in other processes. */
  long otherNodesNanos() {
    return second.map(SecondNode::cpuNanos).orElse(0L);
  }

  /** Nothing of the environment counts: two measurements are alike. */
  private Map<String, String> settings(String name) {
    Map<String, String> settings = new HashMap<>();
    settings.put("ECONGDAN_NODE", name);
    settings.put("ECONGDAN_DATA_DIR", data.resolve(name).toString());
    settings.put("ECONGDAN_HTTP_PORT", "0");
    settings.put("ECONGDAN_DEMO", "true");
    settings.put("ECONGDAN_SEND_WINDOW", "00:00-24:00");
    settings.put("ECONGDAN_SMPP_HOST", "127.0.0.1");
    settings.put("ECONGDAN_SMPP_PORT", Integer.toString(smsc.port()));
    settings.put("ECONGDAN_SMPP_WINDOW", Integer.toString(options.window()));
    settings.put("ECONGDAN_SMPP_EXPOSED", Integer.toString(options.exposed()));
    settings.put("ECONGDAN_SMPP_TPS", Integer.toString(options.of(BenchOption.TPS)));
    return settings;
  }

  /** Made-up people, straight into the tables; groups that are there already stay as they are. */
  void people(List<BenchPeople.Group> groups) {
    Instant now = BusinessClock.system().now();
    Jdbi database = database();
    groups.forEach(
        group -> database.useTransaction(handle -> BenchStore.people(handle, group, now)));
    database.useHandle(BenchStore::analyze);
  }

  BenchOptions options() {
    return options;
  }

  BenchSmsc smsc() {
    return smsc;
  }

  BenchApi api() {
    return new BenchApi(node.host(), node.port());
  }

  /** Past all of our rules. */
  Jdbi database() {
    return Jdbis.of(superuser(node.databaseUrl()));
  }

  /** A database of the limit's own, on the same server. */
  DataSource bare() {
    return superuser(node.databaseUrl().replaceFirst("/[^/]*$", "/" + BenchStatisticsStore.BARE));
  }

  /** Where the server's data lie. */
  Path postgresData() {
    return EmbeddedPostgres.dataOf(data.resolve("one"));
  }

  private GeneratedSecrets secrets() {
    return new GeneratedSecrets(data.resolve("one").resolve("secrets.properties"));
  }

  private DataSource superuser(String url) {
    DatabaseAccess.Login login =
        new DatabaseAccess.Login(
            EmbeddedPostgres.SUPERUSER, secrets().named("postgresql.superuser"));
    Properties driver = DatabaseAccess.driver(login, "econgdan bench");
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(driver.getProperty("user"));
    source.setPassword(driver.getProperty("password"));
    return source;
  }
}

package vn.econgdan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import vn.econgdan.app.node.Node;
import vn.econgdan.app.servers.DatabaseAccess;
import vn.econgdan.app.servers.EmbeddedPostgres;
import vn.econgdan.app.servers.GeneratedSecrets;
import vn.econgdan.app.servers.Jdbis;
import vn.econgdan.app.servers.PrivateFiles;
import vn.econgdan.app.servers.ShutdownStack;
import vn.econgdan.app.settings.Settings;
import vn.econgdan.demo.DemoClient;
import vn.econgdan.kernel.BusinessClock;

/** All that a measurement needs: simulator, node, database with people. */
final class BenchEnvironment {
  private final BenchOptions options;
  private final Path data;
  private final BenchSmsc smsc;
  private final Node node;

  private BenchEnvironment(BenchOptions options, Path data, BenchSmsc smsc, Node node) {
    this.options = options;
    this.data = data;
    this.smsc = smsc;
    this.node = node;
  }

  /** What is up is closed with {@code started}, also when the measurement is broken off. */
  static BenchEnvironment make(BenchOptions options, ShutdownStack started) throws IOException {
    Path data = Files.createTempDirectory("econgdan-bench");
    started.add(() -> PrivateFiles.remove(data));
    BenchSmsc smsc = started.add(BenchSmsc.start(options.latencyMs()));
    Node node = Node.start(Settings.from(settings(options, data, smsc.port())), started);
    BenchEnvironment bed = new BenchEnvironment(options, data, smsc, node);
    bed.database()
        .useTransaction(
            handle ->
                BenchStore.people(handle, options.recipients(), BusinessClock.system().now()));
    return bed;
  }

  /** Nothing of the environment counts: two measurements are alike. */
  private static Map<String, String> settings(BenchOptions options, Path data, int port) {
    Map<String, String> settings = new HashMap<>();
    settings.put("ECONGDAN_DATA_DIR", data.toString());
    settings.put("ECONGDAN_HTTP_PORT", "0");
    settings.put("ECONGDAN_SEND_WINDOW", "00:00-24:00");
    settings.put("ECONGDAN_SMPP_HOST", "127.0.0.1");
    settings.put("ECONGDAN_SMPP_PORT", Integer.toString(port));
    settings.put("ECONGDAN_SMPP_WINDOW", Integer.toString(options.window()));
    settings.put("ECONGDAN_SMPP_EXPOSED", Integer.toString(exposed(options)));
    return settings;
  }

  /** As when the setting is missing; the limit gets the same. */
  static int exposed(BenchOptions options) {
    return Math.max(4 * options.window(), 500);
  }

  BenchOptions options() {
    return options;
  }

  BenchSmsc smsc() {
    return smsc;
  }

  DemoClient api() {
    return new DemoClient(node.host(), node.port());
  }

  /** Past all of our rules. */
  Jdbi database() {
    return Jdbis.of(superuser());
  }

  DataSource superuser() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(node.databaseUrl());
    DatabaseAccess.Login login =
        new DatabaseAccess.Login(
            EmbeddedPostgres.SUPERUSER,
            new GeneratedSecrets(data.resolve("secrets.properties")).named("postgresql.superuser"));
    Properties driver = DatabaseAccess.driver(login, "econgdan bench");
    source.setUser(driver.getProperty("user"));
    source.setPassword(driver.getProperty("password"));
    source.setReWriteBatchedInserts(true);
    return source;
  }
}

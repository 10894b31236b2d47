package vn.econgdan.app.recordsfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.edge.Api;
import vn.econgdan.app.edge.ApiJson;
import vn.econgdan.app.edge.contract.ApiContract;
import vn.econgdan.app.node.MonthsStub;
import vn.econgdan.app.node.RouteFixture;
import vn.econgdan.app.settings.Settings;

/** routes/60: what lies in the carrier's folder reaches the door, and moves aside. */
public class RecordsFolderTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String PASSWORD = "only-the-environment-knows";

  @TempDir Path temp;
  private final Door door = new Door();
  private final Turn turn = new Turn();

  /** Notes what the folder hands over. */
  public static final class Door {
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    public String receiveFromFolder(String name, File file) throws IOException {
      if (broken) {
        throw new IllegalStateException("not this time");
      }
      taken.add(name + ": " + Files.readString(file.toPath()));
      return name.startsWith("huge") ? ".failed" : ".done";
    }

    /** Of the other routes in the file, which nobody calls here. */
    public Object receive(Object actor, Object carrier, Object body) {
      throw new IllegalStateException("nobody calls");
    }

    public Object find(Object id, Object page, Object language) {
      throw new IllegalStateException("nobody calls");
    }

    public Object list(Object page, Object language) {
      throw new IllegalStateException("nobody calls");
    }

    public void work() {
      throw new IllegalStateException("nobody calls");
    }

    public void watch() {
      throw new IllegalStateException("nobody calls");
    }
  }

  /** Always this node's. */
  private static final class Turn implements PollingConsumerPollStrategy {
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private volatile int polls;

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
      return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
      polls++;
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception cause) {
      failures.add(cause);
      return false;
    }
  }

  private RouteFixture bench(Map<String, String> environment) throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.put("ECONGDAN_DATA_DIR", temp.resolve("data").toString());
    Settings settings = Settings.from(all);
    GenericFileFilter<Object> names = RecordsFolderTest::plain;
    RouteFixture bench =
        new RouteFixture(
            Map.of(
                "carrierFiles",
                door,
                "reconciliation",
                new MonthsStub(),
                "api",
                new Api(ApiContract.read(), null, ApiJson.mapper()),
                "idempotentTransactionAcrossWards",
                new NoPolicy(),
                "recordsFileFilter",
                names,
                "folderPollLock",
                turn,
                "recordsPassword",
                RecordsFolder.password(settings)),
            "timer",
            "quartz",
            "direct");
    String uri = RecordsFolder.uri(settings);
    assertThat(uri).doesNotContain(PASSWORD);
    bench.camel().getPropertiesComponent().addInitialProperty("records.folder", uri);
    return bench.start("60-reconcile");
  }

  private static boolean plain(GenericFile<Object> file) {
    return file.getFileNameOnly().matches("[a-z.]+");
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("^\\d{17}-", ""))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_file_is_taken_once_and_moves_aside() throws Exception {
    Path folder = temp.resolve("data/carrier-records");
    try (RouteFixture bench = bench(Map.of())) {
      assertThat(bench.camel().isStarted()).isTrue();
      Files.createDirectories(folder.resolve("deeper"));
      Files.writeString(folder.resolve("deeper/d.csv"), "never");
      Files.writeString(folder.resolve("B 2.csv"), "never");
      Files.writeString(folder.resolve("huge.csv"), "h");
      Files.writeString(folder.resolve("a.csv"), "one");
      await().atMost(LONG).until(() -> door.taken.size() == 2 && turn.polls > 1);
    }
    assertThat(door.taken).containsExactlyInAnyOrder("a.csv: one", "huge.csv: h");
    assertThat(names(folder.resolve(".done"))).containsExactly("a.csv");
    assertThat(names(folder.resolve(".failed"))).containsExactly("huge.csv");
    assertThat(names(folder)).containsExactlyInAnyOrder(".done", ".failed", "deeper", "B 2.csv");
  }

  @Test
  void a_file_that_could_not_be_taken_stays_and_is_taken_at_the_next_look() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("given"));
    Files.writeString(folder.resolve("a.csv"), "one");
    door.broken = true;
    try (RouteFixture bench = bench(Map.of("ECONGDAN_RECORDS_URI", "file:" + folder))) {
      assertThat(bench.camel().isStarted()).isTrue();
      await().atMost(LONG).until(() -> turn.polls > 1);
      assertThat(names(folder)).containsExactly("a.csv");
      door.broken = false;
      await().atMost(LONG).until(() -> door.taken.size() == 1);
      await().atMost(LONG).until(() -> names(folder).equals(List.of(".done")));
    }
  }

  @Test
  void a_server_whose_key_is_known_is_read_and_another_is_not_talked_to() throws Exception {
    Path remote = Files.createDirectories(temp.resolve("remote/out"));
    Files.writeString(remote.resolve("a.csv"), "one");
    try (SshServer server = server(temp.resolve("remote"), "right.key")) {
      try (RouteFixture bench = bench(sftp(server, knownAs(server, "wrong.key")))) {
        assertThat(bench.camel().isStarted()).isTrue();
        await().atMost(LONG).until(() -> !turn.failures.isEmpty());
        assertThat(turn.failures.get(0)).hasStackTraceContaining("HostKey has been changed");
        assertThat(turn.failures.get(0).toString()).doesNotContain(PASSWORD);
        assertThat(door.taken).isEmpty();
      }
      try (RouteFixture bench = bench(sftp(server, knownAs(server, "right.key")))) {
        assertThat(bench.camel().isStarted()).isTrue();
        await().atMost(LONG).until(() -> door.taken.equals(List.of("a.csv: one")));
        await().atMost(LONG).until(() -> Files.exists(remote.resolve(".done")));
        await().atMost(LONG).until(() -> names(remote.resolve(".done")).equals(List.of("a.csv")));
      }
    }
  }

  private static Map<String, String> sftp(SshServer server, Path knownHosts) {
    return Map.of(
        "ECONGDAN_RECORDS_URI",
        "sftp://vnpt@127.0.0.1:" + server.getPort() + "/out",
        "ECONGDAN_RECORDS_KNOWN_HOSTS",
        knownHosts.toString(),
        "ECONGDAN_RECORDS_PASSWORD",
        PASSWORD);
  }

  private SshServer server(Path root, String key) throws IOException {
    SshServer server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(keys(key));
    server.setPasswordAuthenticator(
        (user, password, session) -> user.equals("vnpt") && password.equals(PASSWORD));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.start();
    return server;
  }

  private KeyPairProvider keys(String file) {
    SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(temp.resolve(file));
    keys.setAlgorithm("RSA");
    return keys;
  }

  private Path knownAs(SshServer server, String key) throws Exception {
    String line =
        "[127.0.0.1]:%d %s%n"
            .formatted(
                server.getPort(),
                PublicKeyEntry.toString(keys(key).loadKeys(null).iterator().next().getPublic()));
    return Files.writeString(temp.resolve("known-" + key), line);
  }

  /** Nobody calls. */
  private static final class NoPolicy implements org.apache.camel.spi.Policy {
    @Override
    public void beforeWrap(org.apache.camel.Route route, org.apache.camel.NamedNode definition) {
      // nothing to prepare
    }

    @Override
    public org.apache.camel.Processor wrap(
        org.apache.camel.Route route, org.apache.camel.Processor steps) {
      return steps;
    }
  }
}

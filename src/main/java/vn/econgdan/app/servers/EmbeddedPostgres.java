package vn.econgdan.app.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.app.settings.Settings.Secret;
import vn.econgdan.app.settings.StartupException;

/**
 * A real PostgreSQL 17 on loopback, as durable as one that was set up by hand (DESIGN 5): its data
 * survive restarts and {@code kill -9}. A server that outlived an earlier process is stopped first.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  /** The role initdb creates; nothing but the creation of our roles uses it. */
  public static final String SUPERUSER = "postgres";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  /** The major version of the data. */
  public static final String MAJOR = "17";

  private static final String DIRECTORY = "postgresql";
  private static final int ATTEMPTS = 3;

  private final Path home;
  private final Path data;
  private final PostgresAccount account;
  private final Path programs;
  private final Secret password;
  private int port;

  private EmbeddedPostgres(Path home, Secret password) throws IOException {
    this.home = home.toRealPath();
    this.data = this.home.resolve("data");
    this.password = password;
    this.programs = PostgresBinaries.in(this.home);
    this.account = PostgresAccount.forDirectory(this.home);
  }

  /**
   * Starts it, creating the data at the first start; accepts connections when this returns.
   *
   * @throws StartupException when it does not come up, or the data are of another major version
   */
  public static EmbeddedPostgres start(DataDirectory directory) {
    try {
      EmbeddedPostgres postgres =
          new EmbeddedPostgres(
              directory.directory(DIRECTORY), directory.secrets().named("postgresql.superuser"));
      postgres.start();
      return postgres;
    } catch (IOException e) {
      throw failed(e.getMessage(), e);
    }
  }

  /** Where its data lie in a data directory. */
  public static Path dataOf(Path dataDirectory) {
    return dataDirectory.resolve(DIRECTORY).resolve("data");
  }

  private void start() throws IOException {
    refuseOtherVersion();
    new OrphanedPostgres(data, this::pgCtl).stop();
    if (Files.notExists(data)) {
      create();
    }
    for (int attempt = 1; !launched(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw failed("see " + home.resolve("start.log"), null);
      }
    }
    LOG.info("PostgreSQL listens on 127.0.0.1:{}", port);
  }

  private void refuseOtherVersion() throws IOException {
    Path version = data.resolve("PG_VERSION");
    if (Files.exists(version) && !Files.readString(version).strip().equals(MAJOR)) {
      String other = Files.readString(version).strip();
      throw new StartupException(
          data
              + " was written by PostgreSQL "
              + other
              + ", this program brings "
              + MAJOR
              + ": dump with the old version, restore into a new ECONGDAN_DATA_DIR",
          data + " do PostgreSQL " + other + " ghi, chương trình này dùng " + MAJOR);
    }
  }

  /** The data directory gets its name when it is whole: a crash in between starts over. */
  private void create() throws IOException {
    Path fresh = home.resolve("data.new");
    PrivateFiles.remove(fresh);
    Path passwordFile = PrivateFiles.file(home.resolve("password.new"));
    try {
      Files.writeString(passwordFile, password.value());
      account.own(home);
      must(initdb(fresh, passwordFile));
    } finally {
      Files.delete(passwordFile);
    }
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The collation is PostgreSQL's own, so that no library of the machine can change an index. */
  private ProcessRunner initdb(Path fresh, Path passwordFile) throws IOException {
    return ProcessRunner.run(
        account,
        home,
        programs.resolve("bin/initdb").toString(),
        "--pgdata=" + fresh,
        "--username=" + SUPERUSER,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--data-checksums",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C");
  }

  /** False when it did not come up, as when somebody took the free port in between. */
  private boolean launched() throws IOException {
    port = freePort();
    PrivateFiles.replace(data.resolve("postgresql.conf"), configuration());
    account.own(home);
    return pgCtl("start", "--wait", "--timeout=120", "--log=" + home.resolve("start.log"))
            .exitCode()
        == 0;
  }

  private String configuration() throws IOException {
    try (var template = EmbeddedPostgres.class.getResourceAsStream("/embedded-postgresql.conf")) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{port}", Integer.toString(port));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private ProcessRunner pgCtl(String act, String... options) throws IOException {
    String[] command = new String[options.length + 3];
    command[0] = programs.resolve("bin/pg_ctl").toString();
    command[1] = act;
    command[2] = "--pgdata=" + data;
    System.arraycopy(options, 0, command, 3, options.length);
    return ProcessRunner.run(account, home, command);
  }

  private static void must(ProcessRunner command) {
    if (command.exitCode() != 0) {
      throw failed(command.output(), null);
    }
  }

  private static StartupException failed(String why, Throwable cause) {
    return new StartupException(
        "the embedded PostgreSQL does not start: " + why,
        "PostgreSQL nhúng không khởi động được",
        cause);
  }

  public int port() {
    return port;
  }

  /** JDBC URL of one of its databases. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The superuser's password: for the creation of our roles and for backups. */
  Secret superuserPassword() {
    return password;
  }

  /** Ends open transactions, writes a checkpoint and stops; returns when it is down. */
  @Override
  public void close() {
    try {
      must(pgCtl("stop", "--mode=fast", "--wait", "--timeout=60"));
    } catch (IOException e) {
      throw failed(e.getMessage(), e);
    }
  }
}

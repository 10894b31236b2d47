package vn.econgdan.journey;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/**
 * The program as it is shipped, {@code java -jar}, in a process of its own: what a test does to it,
 * kill -9 included, nobody else notices.
 */
final class NodeProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> FLAGS =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "-Duser.timezone=America/St_Johns");

  /** What the data of a first start depend on. */
  private static final Set<String> FIRST_DATA =
      Set.of("ECONGDAN_DB_URL", "ECONGDAN_DEMO", "ECONGDAN_ADMIN_PASSWORD");

  private final Path data;
  private final Optional<Path> archive;
  private final Map<String, String> environment = new HashMap<>();
  private Jdbi outside;

  /** A node lives for seconds: the second compiler costs more than it gains. */
  private String compiler = "-XX:TieredStopAtLevel=1";

  private Process process;
  private int starts;

  /**
   * @param data its data directory; survives restarts
   */
  NodeProcess(Path data) {
    this(data, Optional.empty());
  }

  /** Starts with nothing there, and leaves an archive of the classes it loaded. */
  static NodeProcess first(Path data, Path archive) {
    return new NodeProcess(data, Optional.of(archive));
  }

  private NodeProcess(Path data, Optional<Path> archive) {
    this.data = data;
    this.archive = archive;
    environment.put("ECONGDAN_DATA_DIR", data.toString());
    environment.put("ECONGDAN_HTTP_PORT", "0");
    environment.put("ECONGDAN_SEND_WINDOW", "00:00-24:00");
  }

  NodeProcess with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  /** For a test that keeps its processor busy: compiled as the program is when it is shipped. */
  NodeProcess compiledWhole() {
    compiler = "-XX:TieredStopAtLevel=4";
    return this;
  }

  /** With servers outside: their settings, and the way into the database. */
  NodeProcess on(Map<String, String> servers, Jdbi database) {
    environment.putAll(servers);
    outside = database;
    return this;
  }

  /** Starts and waits until it is ready. */
  NodeProcess start() {
    launch();
    await().atMost(START).pollInterval(Duration.ofMillis(200)).until(this::isReady);
    return this;
  }

  private void launch() {
    ProcessBuilder builder = program();
    try {
      Files.createDirectories(data.toAbsolutePath().getParent());
      if (beginsWithACopy()) {
        FirstStart.ofThisBuild().copyTo(data);
      }
      builder.redirectOutput(log(++starts).toFile());
      Files.deleteIfExists(data.resolve("ports.json"));
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean beginsWithACopy() {
    return archive.isEmpty()
        && Files.notExists(data)
        && FIRST_DATA.stream().noneMatch(environment::containsKey);
  }

  private ProcessBuilder program(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    command.addAll(FLAGS);
    command.add(compiler);
    command.add(
        archive
            .map(made -> "-XX:ArchiveClassesAtExit=" + made)
            .orElseGet(() -> "-XX:SharedArchiveFile=" + FirstStart.ofThisBuild().classes()));
    command.addAll(List.of("-jar", System.getProperty("econgdan.jar")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("ECONGDAN_"));
    builder.environment().putAll(environment);
    return builder;
  }

  /** A command that ended. */
  record Ended(int exitCode, String said) {}

  /** Runs a command with the same settings to its end. */
  Ended command(String... arguments) {
    try {
      Process command = program(arguments).start();
      String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(command.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Path log(int start) {
    return data.resolveSibling(data.getFileName() + "-" + start + ".log");
  }

  /** All it said since its last start. */
  String log() {
    try {
      return Files.readString(log(starts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has said this. */
  void logContains(String text) {
    await().atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> log().contains(text));
  }

  /** Where all it said stands: since its last start. */
  Path logFile() {
    return log(starts);
  }

  /** Everything its servers write. */
  Path data() {
    return data;
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("it did not start:\n" + log());
    }
    return Files.exists(data.resolve("ports.json"));
  }

  int port(String name) {
    try {
      JsonNode ports = JSON.readTree(data.resolve("ports.json").toFile());
      return ports.get(name).asInt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its API, as this account. */
  ApiClient as(String login) {
    return new ApiClient("http://127.0.0.1:" + port("http"), login);
  }

  /** Its database, past all of our rules. */
  Jdbi database() {
    return outside == null ? inside() : outside;
  }

  private Jdbi inside() {
    Properties secrets = new Properties();
    try (var in = Files.newBufferedReader(data.resolve("secrets.properties"))) {
      secrets.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String url = "jdbc:postgresql://127.0.0.1:" + port("postgresql") + "/econgdan";
    return Jdbi.create(url, "postgres", secrets.getProperty("postgresql.superuser"));
  }

  /** One number from its database. */
  long count(String sql, Object... arguments) {
    return database().withHandle(handle -> handle.select(sql, arguments).mapTo(Long.class).one());
  }

  /** {@code kill -9}: no hook runs. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** {@code kill -STOP}: it lives and does nothing, as under a hypervisor that lets it wait. */
  void freeze() {
    signal("-STOP");
  }

  /** {@code kill -CONT}. */
  void thaw() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("kill " + signal + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** SIGTERM; returns the exit code. */
  int stop() {
    process.destroy();
    try {
      if (!process.waitFor(archive.isPresent() ? 120 : 40, TimeUnit.SECONDS)) {
        kill();
        throw new IllegalStateException("it did not end:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      stop();
    }
  }
}

package vn.econgdan.app.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Somebody who stops and starts the PostgreSQL of a running program with pg_ctl, on the same port,
 * and does not ask the program.
 */
public final class ServerOperator {
  private final Path home;

  /**
   * @param dataDirectory of the running program
   */
  public ServerOperator(Path dataDirectory) throws IOException {
    this.home = dataDirectory.resolve("postgresql").toRealPath();
  }

  /** As when the machine's power fails: no checkpoint, every connection cut. */
  public void stopAtOnce() {
    pgCtl("stop", "--mode=immediate", "--wait");
  }

  /** Accepts connections when it returns. */
  public void start() {
    pgCtl("start", "--wait", "--timeout=120", "--log=" + home.resolve("start.log"));
  }

  private void pgCtl(String act, String... options) {
    try {
      Stream<String> command =
          Stream.of(
                  Stream.of(program(), act, "--pgdata=" + home.resolve("data")), Stream.of(options))
              .flatMap(words -> words);
      PostgresAccount account = PostgresAccount.forDirectory(home);
      ProcessRunner done = ProcessRunner.run(account, home, command.toArray(String[]::new));
      assertThat(done.exitCode()).as(done.output()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String program() throws IOException {
    try (Stream<Path> inside = Files.list(home)) {
      return inside
          .map(path -> path.resolve("bin/pg_ctl"))
          .filter(Files::exists)
          .findFirst()
          .orElseThrow()
          .toString();
    }
  }
}

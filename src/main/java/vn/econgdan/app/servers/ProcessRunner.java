package vn.econgdan.app.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program to its end. What it prints goes through a file, since a server started by it
 * would keep a pipe open for ever.
 */
record ProcessRunner(int exitCode, String output) {
  private static final int LONGEST_MINUTES = 5;

  static ProcessRunner run(PostgresAccount account, Path directory, String... command)
      throws IOException {
    List<String> line = new ArrayList<>(account.prefix());
    line.addAll(List.of(command));
    Path output = Files.createTempFile("econgdan-", ".out");
    try {
      Process process =
          new ProcessBuilder(line)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new ProcessRunner(exitCode(process), Files.readString(output).strip());
    } finally {
      Files.delete(output);
    }
  }

  private static int exitCode(Process process) throws IOException {
    try {
      if (process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new IOException("no end after " + LONGEST_MINUTES + " minutes");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}

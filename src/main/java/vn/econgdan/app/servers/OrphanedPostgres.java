package vn.econgdan.app.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of our data directory that outlived the process that started it. */
record OrphanedPostgres(Path data, PgCtl pgCtl) {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostgres.class);

  /** Runs pg_ctl for our data directory. */
  interface PgCtl {
    ProcessRunner run(String act, String... options) throws IOException;
  }

  /** Nothing runs on the data directory when this returns. */
  void stop() throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (Files.notExists(pidFile)) {
      return;
    }
    if (server(pidFile).isEmpty()) {
      LOG.warn("removing {}: no server of ours runs under that number", pidFile);
      Files.delete(pidFile);
      return;
    }
    LOG.warn("stopping the PostgreSQL that an earlier process left behind");
    if (pgCtl.run("stop", "--mode=fast", "--wait", "--timeout=60").exitCode() != 0) {
      pgCtl.run("stop", "--mode=immediate", "--wait", "--timeout=60");
    }
  }

  /** After a reboot the number may belong to a stranger, who must not be signalled. */
  private Optional<ProcessHandle> server(Path pidFile) throws IOException {
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty() || !lines.get(0).strip().matches("\\d+")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().command().map(this::isOurs).orElse(true));
  }

  /** The programs stand beside the data. A program that may not be seen is left to pg_ctl. */
  private boolean isOurs(String program) {
    return Path.of(program).startsWith(data.getParent());
  }
}

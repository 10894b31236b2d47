package vn.econgdan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Processor time of a PostgreSQL server: its first process, those it has, those that have ended.
 */
final class PostgresCpu {
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int ENDED_USER = 13;
  private static final int ENDED_SYSTEM = 14;

  private final Path pidFile;

  /**
   * @param data the server's data directory
   */
  PostgresCpu(Path data) {
    this.pidFile = data.resolve("postmaster.pid");
  }

  /** In nanoseconds, in steps of ten milliseconds; 0 on a system without /proc. */
  long nanos() {
    if (Files.notExists(Path.of("/proc/self/stat"))) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(pidFile)) {
      ProcessHandle first =
          ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow().strip())).orElseThrow();
      long ended = ticks(first.pid(), ENDED_USER) + ticks(first.pid(), ENDED_SYSTEM);
      long alive =
          Stream.concat(Stream.of(first), first.descendants())
              .mapToLong(process -> ticks(process.pid(), USER) + ticks(process.pid(), SYSTEM))
              .sum();
      return (ended + alive) * NANOS_PER_TICK;
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL has no " + pidFile, e);
    }
  }

  private static long ticks(long pid, int field) {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    try {
      return ticks(Files.readString(stat), field);
    } catch (IOException e) {
      return 0; // it ended in between: its parent has its time
    }
  }

  /** The n-th field behind the name, which may hold anything. */
  static long ticks(String stat, int field) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[field]);
  }
}

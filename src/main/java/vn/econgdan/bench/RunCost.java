package vn.econgdan.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a run took of the machine.
 *
 * @param jvmNanos processor time of this process, and of a second node
 * @param postgresNanos processor time of the server
 * @param walOctets written ahead
 */
record RunCost(long jvmNanos, long postgresNanos, long walOctets) {
  double jvmMicros(int parts) {
    return jvmNanos / 1e3 / parts;
  }

  double postgresMicros(int parts) {
    return postgresNanos / 1e3 / parts;
  }

  double walOctets(int parts) {
    return walOctets / (double) parts;
  }

  static Meter begin(BenchEnvironment bed) {
    return new Meter(bed);
  }

  /** Counts from its making on. */
  static final class Meter {
    private final BenchEnvironment bed;
    private final PostgresCpu postgres;
    private final String from;
    private final long jvmBefore;
    private final long postgresBefore;
    private String until;

    private Meter(BenchEnvironment bed) {
      this.bed = bed;
      this.postgres = new PostgresCpu(bed.postgresData());
      this.from = bed.database().withHandle(BenchStatisticsStore::walPosition);
      this.postgresBefore = postgres.nanos();
      this.jvmBefore = jvmNanos();
    }

    RunCost end() {
      long jvm = jvmNanos() - jvmBefore;
      long server = postgres.nanos() - postgresBefore;
      until = bed.database().withHandle(BenchStatisticsStore::walPosition);
      long wal =
          bed.database().withHandle(handle -> BenchStatisticsStore.walOctets(handle, from, until));
      return new RunCost(jvm, server, wal);
    }

    /** What stands in the WAL between begin and end. */
    BenchStatisticsStore.Wal wal() {
      return bed.database().withHandle(handle -> BenchStatisticsStore.wal(handle, from, until));
    }

    private long jvmNanos() {
      OperatingSystemMXBean machine =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      return machine.getProcessCpuTime() + bed.otherNodesNanos();
    }
  }
}

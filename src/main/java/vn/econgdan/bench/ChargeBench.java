package vn.econgdan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import vn.econgdan.app.servers.PrivateFiles;
import vn.econgdan.app.servers.ShutdownStack;
import vn.econgdan.billing.Billing;
import vn.econgdan.kernel.Actor;

/** {@code ./econgdan bench charges}: a month's run beside one bare INSERT … SELECT of its rows. */
final class ChargeBench {
  static final double LIMIT = 2.0;
  private static final YearMonth MONTH = YearMonth.of(2026, 6);

  private final ChargeBenchOptions options;
  private final PrintStream out = System.out;

  private ChargeBench(ChargeBenchOptions options) {
    this.options = options;
  }

  /** True when every run charged every subscription once and the medians kept the limit. */
  static boolean measure(List<String> args) throws IOException {
    ChargeBenchOptions options = ChargeBenchOptions.read(args);
    try (ShutdownStack started = new ShutdownStack()) {
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "bench-end"));
      return new ChargeBench(options).measure(started);
    }
  }

  private boolean measure(ShutdownStack started) throws IOException {
    Path folder = Files.createTempDirectory("econgdan-bench");
    started.add(() -> PrivateFiles.remove(folder));
    ChargeBenchEnvironment bed = ChargeBenchEnvironment.make(folder, options, started);
    out.printf(
        "%d subscriptions, proration %s, %d processors%n%n",
        options.subscriptions(), options.proration(), Runtime.getRuntime().availableProcessors());
    out.printf("| %-12s | %9s | %9s | %9s |%n|---|---|---|---|%n", "run", "s", "rows", "rows/s");
    return measure(bed);
  }

  private boolean measure(ChargeBenchEnvironment bed) {
    List<Long> system = new ArrayList<>();
    List<Long> bare = new ArrayList<>();
    boolean whole = true;
    for (int run = 0; run <= options.runs(); run++) { // the first warms up
      bed.clear();
      long charged = timed("system", run, system, () -> charge(bed.billing()));
      bed.clear();
      whole &= charged == timed("bare", run, bare, bed::bare);
    }
    return verdict(median(system) / median(bare), whole);
  }

  private static long charge(Billing billing) {
    return billing.run(Actor.SYSTEM, MONTH.toString()).value().charged();
  }

  private long timed(String name, int run, List<Long> times, LongSupplier work) {
    long begun = System.nanoTime();
    long rows = work.getAsLong();
    long taken = System.nanoTime() - begun;
    if (run > 0) {
      times.add(taken);
      double seconds = taken / (double) Duration.ofSeconds(1).toNanos();
      out.printf(
          "| %-12s | %9.2f | %9d | %9.0f |%n", name + " " + run, seconds, rows, rows / seconds);
    }
    return rows;
  }

  private boolean verdict(double ratio, boolean whole) {
    out.printf(
        "%nmedian of the run by median of the bare INSERT … SELECT: %.2f, limit %.1f%n",
        ratio, LIMIT);
    out.println(whole ? "both wrote the same number of rows" : "THE ROWS DIFFER IN NUMBER");
    return whole && ratio <= LIMIT;
  }

  /** The lower one of the two in the middle when the runs are even in number. */
  private static double median(List<Long> times) {
    return times.stream().mapToDouble(Long::doubleValue).sorted().toArray()[(times.size() - 1) / 2];
  }
}

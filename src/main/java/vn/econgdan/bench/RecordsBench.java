package vn.econgdan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import vn.econgdan.app.servers.PrivateFiles;
import vn.econgdan.app.servers.ShutdownStack;
import vn.econgdan.bench.RecordsBenchEnvironment.Times;
import vn.econgdan.reconcile.StatementView;

/** {@code ./econgdan bench records}: a file's way to its statement beside COPY and one join. */
final class RecordsBench {
  static final double LIMIT = 2.0;
  private static final double SECOND = 1e9;

  private final RecordsBenchOptions options;
  private final PrintStream out = System.out;

  private RecordsBench(RecordsBenchOptions options) {
    this.options = options;
  }

  /** True when every run put every part into a bucket and the medians kept the limit. */
  static boolean measure(List<String> args) throws IOException {
    RecordsBenchOptions options = RecordsBenchOptions.read(args);
    try (ShutdownStack started = new ShutdownStack()) {
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "bench-end"));
      return new RecordsBench(options).measure(started);
    }
  }

  private boolean measure(ShutdownStack started) throws IOException {
    Path folder = Files.createTempDirectory("econgdan-bench");
    started.add(() -> PrivateFiles.remove(folder));
    RecordsBenchEnvironment bed = RecordsBenchEnvironment.make(folder, options.rows(), started);
    out.printf(
        "%d attempts, a file of about as many rows, %d processors, heap %d MB%n%n",
        options.rows(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20);
    out.printf(
        "| %-10s | %9s | %9s | %9s | %12s |%n|---|---|---|---|---|%n",
        "run", "receive s", "stage s", "match s", "stage+match");
    return measure(bed);
  }

  private boolean measure(RecordsBenchEnvironment bed) {
    List<Times> system = new ArrayList<>();
    List<Times> bare = new ArrayList<>();
    boolean whole = true;
    for (int run = 0; run <= options.runs(); run++) { // the first warms up
      bed.clear();
      told("system", run, bed.system(), system);
      whole &= isWhole(bed.statement());
      bed.clear();
      told("bare", run, bed.bare(), bare);
    }
    return verdict(
        ratio(system, bare, Times::stagedAndMatched), ratio(system, bare, Times::all), whole);
  }

  private void told(String name, int run, Times times, List<Times> all) {
    if (run > 0) {
      all.add(times);
    }
    out.printf(
        "| %-10s | %9.2f | %9.2f | %9.2f | %12.2f |%n",
        name + " " + run,
        times.receiving() / SECOND,
        times.staging() / SECOND,
        times.matching() / SECOND,
        times.stagedAndMatched() / SECOND);
  }

  /** Six parts of a hundred differ, and two rows; the buckets add up. */
  private boolean isWhole(StatementView statement) {
    long matched = statement.matched().ours().parts();
    long differing =
        statement.differences().values().stream().mapToLong(bucket -> bucket.ours().parts()).sum();
    return statement.ours().parts() == options.rows()
        && matched + differing == options.rows()
        && matched >= options.rows() / 100 * 95L
        && differing >= options.rows() / 100 * 4L;
  }

  private boolean verdict(double ratio, double withReceiving, boolean whole) {
    out.printf(
        "%nmedian of stage and match by median of COPY and join: %.2f, limit %.1f; with receive: %.2f%n",
        ratio, LIMIT, withReceiving);
    out.println(whole ? "every part is in a bucket" : "THE BUCKETS ARE NOT WHAT THE FILE SAYS");
    return whole && ratio <= LIMIT;
  }

  private static double ratio(List<Times> system, List<Times> bare, ToLongFunction<Times> of) {
    return median(system, of) / median(bare, of);
  }

  private static double median(List<Times> times, ToLongFunction<Times> of) {
    return times.stream().mapToLong(of).sorted().toArray()[(times.size() - 1) / 2];
  }
}

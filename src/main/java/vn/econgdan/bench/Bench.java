package vn.econgdan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.app.servers.ShutdownStack;
import vn.econgdan.app.settings.StartupException;

/** {@code ./econgdan bench}: how fast this machine is, beside how fast it could be. */
public final class Bench {
  private static final Logger LOG = LoggerFactory.getLogger(Bench.class);

  private final BenchOptions options;
  private final PrintStream out = System.out;

  private Bench(BenchOptions options) {
    this.options = options;
  }

  /** What one kind of measurement says: whether it found what it should. */
  private interface Measurement {
    boolean measure() throws IOException, InterruptedException;
  }

  /**
   * Returns the exit code: 0 when all was as it should be, 1 when not, 2 for bad usage. The first
   * argument may name what is measured; without one it is a broadcast.
   */
  public static int run(List<String> args) {
    String what = args.isEmpty() ? "" : args.get(0);
    return switch (what) {
      case "charges" -> charges(args.subList(1, args.size()));
      case "records" -> records(args.subList(1, args.size()));
      default -> broadcast(args);
    };
  }

  private static int broadcast(List<String> args) {
    return code(args, BenchOptions.HELP, () -> new Bench(BenchOptions.read(args)).measure());
  }

  private static int charges(List<String> args) {
    return code(args, ChargeBenchOptions.HELP, () -> ChargeBench.measure(args));
  }

  private static int records(List<String> args) {
    return code(args, RecordsBenchOptions.HELP, () -> RecordsBench.measure(args));
  }

  private static int code(List<String> args, String help, Measurement measurement) {
    if (args.contains("--help")) {
      System.out.print(help);
      return 0;
    }
    try {
      return measurement.measure() ? 0 : 1;
    } catch (IllegalArgumentException e) {
      System.err.println("econgdan bench: " + e.getMessage() + " (--help tells more)");
      return 2;
    } catch (IOException | StartupException e) {
      System.err.println("econgdan bench: " + e.getMessage());
      return 1;
    } catch (RuntimeException e) {
      LOG.error("The measurement ended early", e);
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private boolean measure() throws IOException, InterruptedException {
    try (ShutdownStack started = new ShutdownStack()) {
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "bench-end"));
      BenchScenario scenario = BenchScenario.of(options, out);
      BenchEnvironment bed = BenchEnvironment.make(options, started);
      if (options.nodes() > 1 && !(scenario instanceof NodesScenario)) {
        bed.startSecondNode();
      }
      head();
      return measure(scenario, bed);
    }
  }

  private void head() {
    out.printf(
        "window %d, carrier latency %d ms, %d processors, heap %d MB%n%n",
        options.window(),
        options.latencyMs(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static boolean measure(BenchScenario scenario, BenchEnvironment bed)
      throws IOException, InterruptedException {
    try {
      return scenario.measure(bed);
    } catch (RuntimeException | IOException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the measurement ended early", e);
    }
  }
}

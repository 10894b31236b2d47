package vn.econgdan.bench;

import java.io.PrintStream;
import java.util.Locale;

/** One way to look at the system; prints its figures beside their limits. */
interface BenchScenario {
  /**
   * Returns whether every part was accounted for, once. A limit that was missed is printed, and
   * does not change the answer.
   */
  boolean measure(BenchEnvironment bed) throws Exception;

  /** The one these options ask for; without any, the system beside its limit. */
  static BenchScenario of(BenchOptions options, PrintStream out) {
    if (options.has(BenchOption.FRESH)) {
      return new FreshScenario(out);
    }
    if (options.of(BenchOption.WARDS) > 1) {
      return new WardsScenario(out);
    }
    if (options.has(BenchOption.URGENT)) {
      return new UrgentScenario(out);
    }
    if (options.has(BenchOption.DUE)) {
      return new DueScenario(out);
    }
    if (options.has(BenchOption.TPS)) {
      return new RateScenario(out);
    }
    if (options.has(BenchOption.POLLERS)) {
      return new PollersScenario(out);
    }
    return options.nodes() > 1 ? new NodesScenario(out) : new ComparisonScenario(out);
  }

  /** A figure beside its limit. */
  static void told(PrintStream out, String what, double figure, Limit limit) {
    out.printf(
        Locale.ROOT,
        "%s: %.2f, limit %s%s%n",
        what,
        figure,
        limit,
        limit.holds(figure) ? "" : ": NOT REACHED");
  }

  /** What a figure should be. */
  record Limit(double least, double most) {
    static Limit atLeast(double least) {
      return new Limit(least, Double.POSITIVE_INFINITY);
    }

    static Limit atMost(double most) {
      return new Limit(Double.NEGATIVE_INFINITY, most);
    }

    boolean holds(double figure) {
      return figure >= least && figure <= most;
    }

    @Override
    public String toString() {
      if (Double.isInfinite(most)) {
        return "at least " + Figures.two(least);
      }
      return Double.isInfinite(least)
          ? "at most " + Figures.two(most)
          : Figures.two(least) + " to " + Figures.two(most);
    }
  }
}

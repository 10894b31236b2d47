package vn.econgdan.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Runs of the system and of the limit, side by side; the medians decide. */
final class BenchTable {
  private static final String LINE = "| %-12s | %9s | %9s | %9s | %9s | %9s | %9s | %8s | %7s |%n";

  private final PrintStream out;
  private final List<BenchFigures> system = new ArrayList<>();
  private final List<BenchFigures> bare = new ArrayList<>();

  BenchTable(PrintStream out) {
    this.out = out;
  }

  void head() {
    out.printf(
        LINE,
        "run",
        "approve s",
        "first s",
        "last s",
        "receipt s",
        "msg/s",
        "on way/s",
        "in doubt",
        "doubles");
    out.println("|---|---|---|---|---|---|---|---|---|");
  }

  void system(BenchFigures run) {
    system.add(run);
    line("system " + system.size(), run);
  }

  void bare(BenchFigures run) {
    bare.add(run);
    line("bare " + bare.size(), run);
  }

  private void line(String name, BenchFigures run) {
    out.printf(
        LINE,
        name,
        seconds(run.approving()),
        seconds(run.firstSubmit()),
        seconds(run.lastSubmit()),
        seconds(run.lastReceipt()),
        whole(run.perSecond()),
        whole(run.perSecondOnTheWay()),
        run.inDoubt(),
        run.doubles());
    out.flush();
  }

  /** Medians and their ratio; false when a run lost, doubled or doubted anything. */
  boolean verdict() {
    out.printf(
        "%nmedian msg/s, approval to last receipt, system and bare: %s %s, ratio %.2f%n",
        whole(median(system, BenchFigures::perSecond)),
        whole(median(bare, BenchFigures::perSecond)),
        median(system, BenchFigures::perSecond) / median(bare, BenchFigures::perSecond));
    out.printf(
        "median msg/s, first submit to last receipt, system and bare: %s %s, ratio %.2f%n",
        whole(median(system, BenchFigures::perSecondOnTheWay)),
        whole(median(bare, BenchFigures::perSecondOnTheWay)),
        median(system, BenchFigures::perSecondOnTheWay)
            / median(bare, BenchFigures::perSecondOnTheWay));
    boolean whole =
        system.stream().allMatch(BenchFigures::isWhole)
            && bare.stream().allMatch(BenchFigures::isWhole);
    out.println(whole ? "every part accounted for, once" : "NOT EVERY PART IS ACCOUNTED FOR, ONCE");
    return whole;
  }

  /** The lower one of the two in the middle when the runs are even in number. */
  private static double median(List<BenchFigures> runs, ToDoubleFunction<BenchFigures> figure) {
    return runs.stream().mapToDouble(figure).sorted().toArray()[(runs.size() - 1) / 2];
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f", time.toNanos() / 1e9);
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%.0f", number);
  }
}

package vn.econgdan.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Runs side by side, one line each; the medians of each side decide. */
final class BenchTable {
  private static final String LINE =
      "| %-10s | %9s | %7s | %7s | %9s | %7s | %8s | %6s | %6s | %6s | %8s | %7s |%n";

  private final PrintStream out;
  private final Map<String, List<BenchFigures>> sides = new LinkedHashMap<>();

  BenchTable(PrintStream out) {
    this.out = out;
  }

  void head(int recipients) {
    out.printf("%d recipients of one part%n%n", recipients);
    out.printf(
        LINE,
        "run",
        "approve s",
        "first s",
        "last s",
        "receipt s",
        "msg/s",
        "on way/s",
        "JVM µs",
        "PG µs",
        "WAL B",
        "in doubt",
        "doubles");
    out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
  }

  /** A run that counts. */
  void add(String side, BenchFigures run) {
    List<BenchFigures> runs = sides.computeIfAbsent(side, name -> new ArrayList<>());
    runs.add(run);
    line(side + " " + runs.size(), run);
  }

  /** A run that does not count. */
  void warm(String side, BenchFigures run) {
    line("(" + side + ")", run);
  }

  private void line(String name, BenchFigures run) {
    out.printf(
        LINE,
        name,
        seconds(run.approving()),
        seconds(run.firstSubmit()),
        seconds(run.lastSubmit()),
        seconds(run.lastReceipt()),
        Figures.whole(run.perSecond()),
        Figures.whole(run.perSecondOnTheWay()),
        Figures.whole(run.cost().jvmMicros(run.people())),
        Figures.whole(run.cost().postgresMicros(run.people())),
        Figures.whole(run.cost().walOctets(run.people())),
        run.found().inDoubt(),
        run.found().doubles());
    out.flush();
  }

  double median(String side, ToDoubleFunction<BenchFigures> figure) {
    return Figures.median(sides.get(side).stream().map(figure::applyAsDouble).toList());
  }

  /** Median by median. */
  double ratio(String side, String limit, ToDoubleFunction<BenchFigures> figure) {
    return median(side, figure) / median(limit, figure);
  }

  /** False when a run lost, doubled or doubted anything. */
  boolean isWhole() {
    boolean whole = sides.values().stream().flatMap(List::stream).allMatch(BenchFigures::isWhole);
    out.println(whole ? "every part accounted for, once" : "NOT EVERY PART IS ACCOUNTED FOR, ONCE");
    return whole;
  }

  private static String seconds(Duration time) {
    return Figures.two(time.toNanos() / 1e9);
  }
}

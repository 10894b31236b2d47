package vn.econgdan.bench;

import java.io.PrintStream;
import java.util.List;
import vn.econgdan.bench.BenchScenario.Limit;

/** One node, then two on the same database, broker and SMSC. */
final class NodesScenario implements BenchScenario {
  private final PrintStream out;

  NodesScenario(PrintStream out) {
    this.out = out;
  }

  @Override
  public boolean measure(BenchEnvironment bed) throws Exception {
    List<BenchPeople.Group> groups = BenchPeople.broadcast(bed.options().recipients());
    bed.people(groups);
    BenchTable table = new BenchTable(out);
    table.head(bed.options().recipients());
    runs(bed, table, "one", groups);
    bed.startSecondNode();
    runs(bed, table, "two", groups);
    out.println();
    BenchScenario.told(
        out,
        "two nodes by one, first submit to last receipt",
        table.ratio("two", "one", BenchFigures::perSecondOnTheWay),
        Limit.atLeast(1.9));
    if (bed.options().latencyMs() > 0) {
      BenchScenario.told(
          out,
          "one node by window ÷ latency",
          table.median("one", BenchFigures::perSecondOnTheWay) / bed.options().windowByLatency(),
          Limit.atLeast(0.9));
    }
    return table.isWhole();
  }

  private static void runs(
      BenchEnvironment bed, BenchTable table, String side, List<BenchPeople.Group> groups)
      throws Exception {
    SystemRun system = new SystemRun(bed);
    new Warming(table).warm(side, () -> system.run(groups.subList(0, 1)).figures());
    for (int run = 0; run < bed.options().runs(); run++) {
      table.add(side, system.run(groups).figures());
    }
  }
}

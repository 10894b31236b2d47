package vn.econgdan.bench;

import java.io.PrintStream;
import java.util.List;
import vn.econgdan.bench.BenchScenario.Limit;

/** Runs with and without people who look at the progress of the last notice, in turns. */
final class PollersScenario implements BenchScenario {
  private static final String QUIET = "quiet";
  private static final String POLLED = "polled";

  private final PrintStream out;

  PollersScenario(PrintStream out) {
    this.out = out;
  }

  @Override
  public boolean measure(BenchEnvironment bed) throws Exception {
    List<BenchPeople.Group> groups = BenchPeople.broadcast(bed.options().recipients());
    bed.people(groups);
    SystemRun system = new SystemRun(bed);
    BenchTable table = new BenchTable(out);
    table.head(bed.options().recipients());
    new Warming(table).warm(QUIET, () -> system.run(groups).figures());
    double slow = 0;
    for (int turn = 0; turn < bed.options().runs(); turn++) {
      if (turn % 2 == 1) {
        slow = Math.max(slow, polled(bed, table, groups));
      }
      table.add(QUIET, system.run(groups).figures());
      if (turn % 2 == 0) {
        slow = Math.max(slow, polled(bed, table, groups));
      }
    }
    out.println();
    double cost = 1 - table.ratio(POLLED, QUIET, BenchFigures::perSecondOnTheWay);
    BenchScenario.told(out, "share of the rate the polling costs", cost, Limit.atMost(0.05));
    BenchScenario.told(out, "progress, ms a call, median", slow, Limit.atMost(50));
    return table.isWhole();
  }

  private static double polled(
      BenchEnvironment bed, BenchTable table, List<BenchPeople.Group> groups)
      throws InterruptedException {
    try (Pollers pollers = Pollers.start(bed.api(), bed.options().of(BenchOption.POLLERS))) {
      table.add(POLLED, new SystemRun(bed, pollers::watch).run(groups).figures());
      return pollers.medianMillis();
    }
  }
}

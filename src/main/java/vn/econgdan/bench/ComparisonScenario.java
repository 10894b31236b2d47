package vn.econgdan.bench;

import java.io.PrintStream;
import java.util.List;
import vn.econgdan.bench.BareRun.Kind;
import vn.econgdan.bench.BenchScenario.Limit;

/** The system and its limit in turns; the outbox and the simulator alone beside them. */
final class ComparisonScenario implements BenchScenario {
  private static final String SYSTEM = "system";
  private static final String BARE = "bare";
  private static final String OUTBOX = "outbox";
  private static final String SMSC = "smsc";

  private final PrintStream out;
  private final BenchTable table;

  ComparisonScenario(PrintStream out) {
    this.out = out;
    this.table = new BenchTable(out);
  }

  @Override
  public boolean measure(BenchEnvironment bed) throws Exception {
    List<BenchPeople.Group> groups = BenchPeople.broadcast(bed.options().recipients());
    bed.people(groups);
    SystemRun system = new SystemRun(bed);
    BareRun bare = new BareRun(bed);
    table.head(bed.options().recipients());
    warm(system, bare, groups.subList(0, 1));
    peers(bare, bed.options().recipients());
    SystemRun.Ran last = turns(bed, system, bare, groups);
    verdict(bed.options());
    reads(bed, last);
    new BudgetRun(bed).run(groups.subList(0, 1)).print(out);
    return table.isWhole();
  }

  private void warm(SystemRun system, BareRun bare, List<BenchPeople.Group> groups)
      throws Exception {
    Warming warming = new Warming(table);
    boolean agreed = warming.warm(SYSTEM, () -> system.run(groups).figures());
    agreed &= warming.warm(BARE, () -> bare.run(Kind.BARE, BenchPeople.count(groups)));
    warming.warm(OUTBOX, () -> bare.run(Kind.OUTBOX, BenchPeople.count(groups)));
    if (!agreed) {
      out.println("| (no two runs in a row agreed within 5 %) |");
    }
  }

  private void peers(BareRun bare, int people) throws InterruptedException {
    for (int run = 0; run < 2; run++) {
      table.add(OUTBOX, bare.run(Kind.OUTBOX, people));
      table.add(SMSC, bare.run(Kind.NOTHING, people));
    }
  }

  /** A B B A: what drifts meets both sides alike. */
  private SystemRun.Ran turns(
      BenchEnvironment bed, SystemRun system, BareRun bare, List<BenchPeople.Group> groups)
      throws InterruptedException {
    SystemRun.Ran last = null;
    for (int turn = 0; turn < bed.options().runs(); turn++) {
      if (turn % 2 == 1) {
        table.add(BARE, bare.run(Kind.BARE, bed.options().recipients()));
      }
      last = system.run(groups);
      table.add(SYSTEM, last.figures());
      if (turn % 2 == 0) {
        table.add(BARE, bare.run(Kind.BARE, bed.options().recipients()));
      }
    }
    out.println("\n" + last.flatness().told());
    return last;
  }

  private void verdict(BenchOptions options) {
    told("system by bare, approval to last receipt", ratio(SYSTEM, BARE), 0.8);
    double onTheWay = table.ratio(SYSTEM, BARE, BenchFigures::perSecondOnTheWay);
    told("system by bare, first submit to last receipt", onTheWay, 0.8);
    out.printf(
        "system by outbox %.2f, by the simulator's ceiling %.2f; medians %.0f, %.0f, %.0f, %.0f msg/s%n",
        ratio(SYSTEM, OUTBOX),
        ratio(SYSTEM, SMSC),
        median(SYSTEM),
        median(BARE),
        median(OUTBOX),
        median(SMSC));
    if (options.latencyMs() > 0) {
      told(
          "on the way, by window ÷ latency = " + Figures.whole(options.windowByLatency()),
          table.median(SYSTEM, BenchFigures::perSecondOnTheWay) / options.windowByLatency(),
          0.9);
    }
  }

  private double median(String side) {
    return table.median(side, BenchFigures::perSecond);
  }

  private double ratio(String side, String limit) {
    return table.ratio(side, limit, BenchFigures::perSecond);
  }

  private void told(String what, double figure, double least) {
    BenchScenario.told(out, what, figure, Limit.atLeast(least));
  }

  private void reads(BenchEnvironment bed, SystemRun.Ran run) {
    new BenchReads(bed.api(), run.notice().id()).print(out);
  }
}

package vn.econgdan.bench;

import java.util.concurrent.Callable;

/**
 * Runs that do not count, until two in a row agree, without the wait for a tick: from then on
 * everything is compiled.
 */
final class Warming {
  private static final double AGREED = 0.05;
  private static final int MOST = 6;

  private final BenchTable table;

  Warming(BenchTable table) {
    this.table = table;
  }

  /** Gives up after six runs; returns whether the last two agreed. */
  boolean warm(String side, Callable<BenchFigures> run) throws Exception {
    double before = 0;
    for (int runs = 1; runs <= MOST; runs++) {
      BenchFigures figures = run.call();
      table.warm(side, figures);
      if (runs > 1 && Figures.agree(before, figures.perSecondOnTheWay(), AGREED)) {
        return true;
      }
      before = figures.perSecondOnTheWay();
    }
    return false;
  }
}

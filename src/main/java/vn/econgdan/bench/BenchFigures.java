package vn.econgdan.bench;

import java.time.Duration;
import java.time.Instant;

/**
 * One run. Times count from the approval that was answered.
 *
 * @param people parts that had to go out, one each
 * @param approving how long the approval itself took; not part of the other times
 * @param firstSubmit until the SMSC had the first part
 * @param lastSubmit until the SMSC had the last part
 * @param lastReceipt until the last receipt was committed and matched
 * @param cost from the asked approval to the last receipt
 */
record BenchFigures(
    int people,
    Duration approving,
    Duration firstSubmit,
    Duration lastSubmit,
    Duration lastReceipt,
    Found found,
    RunCost cost) {

  /** The instants a run is told by. */
  record Times(Instant asked, Instant approved, Instant first, Instant last, Instant committed) {}

  /**
   * What was found afterwards.
   *
   * @param doubles parts the SMSC took twice
   * @param accountedFor attempts that ended DELIVERED
   */
  record Found(long inDoubt, long doubles, long accountedFor) {}

  static BenchFigures of(int people, Times at, Found found, RunCost cost) {
    return new BenchFigures(
        people,
        Duration.between(at.asked(), at.approved()),
        Duration.between(at.approved(), at.first()),
        Duration.between(at.approved(), at.last()),
        Duration.between(at.approved(), at.committed()),
        found,
        cost);
  }

  /** From the approval to the last receipt. */
  double perSecond() {
    return people * 1e9 / Math.max(1, lastReceipt.toNanos());
  }

  /** From the first submit to the last receipt: without the waiting for the next tick. */
  double perSecondOnTheWay() {
    return people * 1e9 / Math.max(1, lastReceipt.minus(firstSubmit).toNanos());
  }

  /** Nothing lost, nothing doubled, nothing left in doubt. */
  boolean isWhole() {
    return found.accountedFor() == people && found.doubles() == 0 && found.inDoubt() == 0;
  }
}

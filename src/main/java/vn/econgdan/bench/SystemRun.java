package vn.econgdan.bench;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A broadcast of the system: a notice through the API, until its last receipt is matched. */
final class SystemRun {
  private final BenchEnvironment bed;
  private final BenchNotice notices;
  private final Consumer<String> approved;

  SystemRun(BenchEnvironment bed) {
    this(bed, id -> {});
  }

  /**
   * @param approved is told the id of each notice as soon as it is approved
   */
  SystemRun(BenchEnvironment bed, Consumer<String> approved) {
    this.bed = bed;
    this.approved = approved;
    this.notices = new BenchNotice(bed.api());
  }

  /** Of a run: the notice it sent, its figures, and how even it was. */
  record Ran(BenchNotice.Approved notice, BenchFigures figures, Flatness flatness) {}

  /** To these groups, which hold so many. */
  Ran run(List<BenchPeople.Group> groups) throws InterruptedException {
    return run(BenchNotice.Wish.routine(BenchPeople.codes(groups)), BenchPeople.count(groups));
  }

  Ran run(BenchNotice.Wish wish, int people) throws InterruptedException {
    bed.smsc().reset();
    RunCost.Meter meter = RunCost.begin(bed);
    BenchNotice.Approved notice = notices.approved(wish);
    approved.accept(notice.id());
    ReceiptWatch watch = new ReceiptWatch(bed);
    ReceiptWatch.Ended ended = watch.await(notice.id(), people);
    RunCost cost = meter.end();
    return new Ran(notice, figures(people, notice, ended, cost), Flatness.of(watch.seen(), people));
  }

  private BenchFigures figures(
      int people, BenchNotice.Approved notice, ReceiptWatch.Ended ended, RunCost cost) {
    Instant first = bed.smsc().submittedAt(0);
    Instant last = bed.smsc().submittedAt(bed.smsc().submits() - 1);
    return BenchFigures.of(
        people,
        new BenchFigures.Times(notice.asked(), notice.answered(), first, last, ended.at()),
        new BenchFigures.Found(
            ended.parts().inDoubt(), bed.smsc().doubles(), ended.parts().delivered()),
        cost);
  }
}

package vn.econgdan.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.econgdan.bench.BenchScenario.Limit;

/** An urgent notice to 450 people while a routine broadcast runs. */
final class UrgentScenario implements BenchScenario {
  private static final long LOOK_MILLIS = 20;

  private final PrintStream out;

  UrgentScenario(PrintStream out) {
    this.out = out;
  }

  @Override
  public boolean measure(BenchEnvironment bed) throws Exception {
    List<BenchPeople.Group> routine = BenchPeople.broadcast(bed.options().recipients());
    bed.people(routine);
    bed.people(List.of(BenchPeople.urgent()));
    new SystemRun(bed).run(routine.subList(0, 1)); // until everything is compiled
    bed.smsc().reset();

    BenchNotice notices = new BenchNotice(bed.api());
    int people = BenchPeople.count(routine);
    String broadcast = notices.approved(BenchNotice.Wish.routine(BenchPeople.codes(routine))).id();
    awaitSubmits(bed, people / 5);
    BenchNotice.Approved urgent =
        notices.approved(BenchNotice.Wish.urgent(List.of(BenchPeople.URGENT_GROUP)));
    new ReceiptWatch(bed).awaitAll(List.of(broadcast, urgent.id()), people + BenchPeople.SMALL);
    return told(bed, urgent, people);
  }

  private static void awaitSubmits(BenchEnvironment bed, int submits) throws InterruptedException {
    while (bed.smsc().submits() < submits) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private boolean told(BenchEnvironment bed, BenchNotice.Approved urgent, int people) {
    BenchPeople.Group group = BenchPeople.urgent();
    List<BenchSmsc.Submit> all = bed.smsc().submitsFrom(0);
    List<BenchSmsc.Submit> hers = all.stream().filter(s -> group.holds(s.to())).toList();
    long before = all.stream().filter(s -> s.at().isBefore(urgent.answered())).count();
    out.printf(
        "%d of %d parts of the broadcast had left when the urgent notice was approved%n",
        before, people);
    told("its first part, s", urgent, hers.get(0), 2);
    told("its 450 parts, s", urgent, hers.get(hers.size() - 1), 5);
    return hers.size() == BenchPeople.SMALL
        && all.size() == people + BenchPeople.SMALL
        && bed.smsc().doubles() == 0;
  }

  private void told(
      String what, BenchNotice.Approved urgent, BenchSmsc.Submit submit, double most) {
    double seconds = Duration.between(urgent.answered(), submit.at()).toNanos() / 1e9;
    BenchScenario.told(out, what, seconds, Limit.atMost(most));
  }
}

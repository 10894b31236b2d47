package vn.econgdan.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.econgdan.bench.BenchScenario.Limit;
import vn.econgdan.kernel.BusinessClock;

/** Many wards at one moment: one of a great many people, the others of a few hundred each. */
final class WardsScenario implements BenchScenario {
  private static final long APPROVING_MILLIS = 400;
  private static final long START_MILLIS = 5_000;

  private final PrintStream out;
  private final BusinessClock clock = BusinessClock.system();

  WardsScenario(PrintStream out) {
    this.out = out;
  }

  @Override
  public boolean measure(BenchEnvironment bed) throws Exception {
    List<String> codes = others(bed);
    List<BenchPeople.Group> small = BenchPeople.small(codes);
    List<BenchPeople.Group> large = BenchPeople.broadcast(bed.options().recipients());
    bed.people(large);
    bed.people(small);
    new SystemRun(bed).run(large.subList(0, 1)); // until everything is compiled
    bed.smsc().reset();

    Instant due = clock.now().plusMillis(START_MILLIS + APPROVING_MILLIS * (small.size() + 1));
    List<String> notices = approved(bed, large, small, due);
    if (clock.now().isAfter(due)) {
      out.println("the approvals took longer than planned: not all wards began at one moment");
    }
    int parts = BenchPeople.count(large) + BenchPeople.count(small);
    ReceiptWatch.Ended ended = new ReceiptWatch(bed).awaitAll(notices, parts);
    return told(bed, small, due, parts / seconds(due, ended.at()))
        && ended.parts().delivered() == parts;
  }

  private static List<String> others(BenchEnvironment bed) {
    int count = bed.options().of(BenchOption.WARDS) - 1;
    return bed.database()
        .withHandle(handle -> BenchStore.wardsBut(handle, BenchPeople.MAIN.code(), count));
  }

  private List<String> approved(
      BenchEnvironment bed,
      List<BenchPeople.Group> large,
      List<BenchPeople.Group> small,
      Instant due) {
    BenchNotice notices = new BenchNotice(bed.api());
    List<String> ids = new ArrayList<>();
    ids.add(notices.approved(wish(BenchPeople.MAIN, large, due)).id());
    for (BenchPeople.Group group : small) {
      BenchPeople.Ward ward =
          new BenchPeople.Ward(group.ward(), "viet" + group.ward(), "duyet" + group.ward());
      bed.database().useHandle(handle -> BenchStore.accounts(handle, ward, clock.now()));
      ids.add(notices.approved(wish(ward, List.of(group), due)).id());
    }
    return ids;
  }

  private static BenchNotice.Wish wish(
      BenchPeople.Ward ward, List<BenchPeople.Group> groups, Instant due) {
    return new BenchNotice.Wish(ward, BenchPeople.codes(groups), false, Optional.of(due));
  }

  /** A fair share: every ward's turn comes as often as another's until the small ones are done. */
  private boolean told(
      BenchEnvironment bed, List<BenchPeople.Group> small, Instant due, double perSecond) {
    double fair = BenchPeople.SMALL * (small.size() + 1) / perSecond;
    List<BenchSmsc.Submit> submits = bed.smsc().submitsFrom(0);
    List<Double> done = small.stream().map(group -> done(submits, group, due)).toList();
    out.printf(
        "%d wards, %.0f msg/s together; a small ward's fair share is done after %.2f s%n",
        small.size() + 1, perSecond, fair);
    out.printf(
        "small wards done after (median, worst): %.2f s, %.2f s%n",
        Figures.median(done), Figures.percentile(done, 100));
    BenchScenario.told(
        out, "worst by fair share", Figures.percentile(done, 100) / fair, Limit.atMost(2));
    long doubles = bed.smsc().doubles();
    out.printf("doubles: %d%n", doubles);
    return doubles == 0;
  }

  /** Seconds from the due time to the last part of a group; receipts follow at once. */
  private static double done(List<BenchSmsc.Submit> submits, BenchPeople.Group group, Instant due) {
    return submits.stream()
        .filter(submit -> group.holds(submit.to()))
        .mapToDouble(submit -> seconds(due, submit.at()))
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double seconds(Instant from, Instant until) {
    return Duration.between(from, until).toNanos() / 1e9;
  }
}

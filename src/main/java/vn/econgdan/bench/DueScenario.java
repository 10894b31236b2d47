package vn.econgdan.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.econgdan.bench.BenchScenario.Limit;
import vn.econgdan.kernel.BusinessClock;

/** Many small sends, each at a time of its own: how late their first submits are. */
final class DueScenario implements BenchScenario {
  private static final long APPROVING_MILLIS = 100;
  private static final long START_MILLIS = 5_000;

  /** Not a round number, so that the times fall anywhere between two ticks. */
  private static final long APART_MILLIS = 137;

  private final PrintStream out;
  private final BusinessClock clock = BusinessClock.system();

  DueScenario(PrintStream out) {
    this.out = out;
  }

  @Override
  public boolean measure(BenchEnvironment bed) throws Exception {
    List<BenchPeople.Group> groups = BenchPeople.due(bed.options().of(BenchOption.DUE));
    bed.people(groups);
    bed.smsc().reset();
    Instant first = clock.now().plusMillis(START_MILLIS + APPROVING_MILLIS * groups.size());
    BenchNotice notices = new BenchNotice(bed.api());
    List<String> ids = new ArrayList<>();
    for (int n = 0; n < groups.size(); n++) {
      ids.add(notices.approved(wish(groups.get(n), due(first, n))).id());
    }
    if (clock.now().isAfter(first)) {
      out.println("the approvals took longer than planned: the first ones were overdue");
    }
    new ReceiptWatch(bed).awaitAll(ids, groups.size());
    return told(bed, groups, first);
  }

  private static Instant due(Instant first, int n) {
    return first.plusMillis(APART_MILLIS * n);
  }

  private static BenchNotice.Wish wish(BenchPeople.Group group, Instant due) {
    return new BenchNotice.Wish(BenchPeople.MAIN, List.of(group.code()), false, Optional.of(due));
  }

  private boolean told(BenchEnvironment bed, List<BenchPeople.Group> groups, Instant first) {
    Map<String, Instant> submits =
        bed.smsc().submitsFrom(0).stream()
            .collect(Collectors.toMap(BenchSmsc.Submit::to, BenchSmsc.Submit::at, (a, b) -> a));
    List<Double> late = new ArrayList<>();
    for (int n = 0; n < groups.size(); n++) {
      Instant at = submits.get(groups.get(n).firstOnTheWire());
      if (at != null) {
        late.add(Duration.between(due(first, n), at).toNanos() / 1e9);
      }
    }
    out.printf(
        "%d sends of one part, %d ms apart; due time to first submit: median %.2f s, worst %.2f s%n",
        groups.size(), APART_MILLIS, Figures.median(late), Figures.percentile(late, 100));
    BenchScenario.told(out, "99th percentile, s", Figures.percentile(late, 99), Limit.atMost(2));
    return late.size() == groups.size() && bed.smsc().doubles() == 0;
  }
}

package vn.econgdan.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.BusinessClock;

/**
 * A broadcast whose costs are counted from its due time on: it is approved some time before, so
 * that the server's counters have come to rest in between.
 */
final class BudgetRun {
  /** So long a connection may keep its counters to itself when it has nothing to do. */
  private static final Duration SETTLED = Duration.ofSeconds(11);

  private static final Duration APPROVING = Duration.ofSeconds(4);
  private static final Duration APPROVING_EACH = Duration.ofNanos(150_000);

  private final BenchEnvironment bed;
  private final BusinessClock clock = BusinessClock.system();

  BudgetRun(BenchEnvironment bed) {
    this.bed = bed;
  }

  /** To these groups. */
  Budget run(List<BenchPeople.Group> groups) throws InterruptedException {
    int people = BenchPeople.count(groups);
    bed.smsc().reset();
    BenchNotice.Approved notice =
        new BenchNotice(bed.api())
            .approved(
                new BenchNotice.Wish(
                    BenchPeople.MAIN, BenchPeople.codes(groups), false, Optional.of(due(people))));
    Budget.Counted before = settled();
    RunCost.Meter meter = RunCost.begin(bed);
    new ReceiptWatch(bed).await(notice.id(), people);
    RunCost cost = meter.end();
    return new Budget(people, settled().since(before), meter.wal(), cost);
  }

  private Instant due(int people) {
    return clock.now().plus(SETTLED).plus(APPROVING).plus(APPROVING_EACH.multipliedBy(people));
  }

  private Budget.Counted settled() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(SETTLED.toMillis());
    return bed.database().withHandle(BudgetRun::counted);
  }

  private static Budget.Counted counted(Handle handle) {
    return new Budget.Counted(
        BenchStatisticsStore.tables(handle),
        BenchStatisticsStore.statements(handle),
        BenchStatisticsStore.commits(handle),
        BenchStatisticsStore.indexEntriesRead(handle));
  }
}

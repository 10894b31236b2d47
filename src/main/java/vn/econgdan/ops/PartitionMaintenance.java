package vn.econgdan.ops;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.kernel.BusinessClock;

/** Keeps the partitions of this month and the three ahead (DESIGN 6). */
public final class PartitionMaintenance {
  private static final int AHEAD = 3;

  private final Jdbi worker;
  private final BusinessClock clock;

  public PartitionMaintenance(Jdbi worker, BusinessClock clock) {
    this.worker = worker;
    this.clock = clock;
  }

  /** At start, before anything can arrive, and every day. Returns how many partitions it made. */
  public int keep() {
    LocalDate month = clock.today().withDayOfMonth(1);
    return IntStream.rangeClosed(0, AHEAD)
        .map(ahead -> worker.inTransaction(h -> PartitionStore.ensure(h, month.plusMonths(ahead))))
        .sum();
  }
}

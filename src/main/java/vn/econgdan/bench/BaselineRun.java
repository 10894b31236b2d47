package vn.econgdan.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import vn.econgdan.kernel.BusinessClock;

/** One run of the limit, over the audience that a run of the system froze. */
final class BaselineRun {
  private final BenchEnvironment bed;
  private final BusinessClock clock = BusinessClock.system();
  private final AtomicLong receiptIds = new AtomicLong();

  BaselineRun(BenchEnvironment bed) {
    this.bed = bed;
    try (Connection database = bed.superuser().getConnection()) {
      BaselineStore.schema(database);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Times count from the moment it is told to begin: its approval takes no time. */
  BenchFigures run(long send) throws InterruptedException {
    bed.smsc().reset();
    Instant begun = clock.now();
    try {
      Instant committed = new BaselinePipeline(bed, send, receiptIds).run();
      return figures(send, begun, committed);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      throw new IllegalStateException("the bare pipeline failed", cause);
    }
  }

  private BenchFigures figures(long send, Instant begun, Instant committed) throws SQLException {
    Instant first = bed.smsc().submittedAt(0);
    Instant last = bed.smsc().submittedAt(bed.smsc().submits() - 1);
    try (Connection database = bed.superuser().getConnection()) {
      long delivered = BaselineStore.delivered(database, send);
      return BenchFigures.of(
          bed.options().recipients(),
          new BenchFigures.Times(begun, begun, first, last, committed),
          new BenchFigures.Found(0, bed.smsc().doubles(), delivered));
    }
  }
}

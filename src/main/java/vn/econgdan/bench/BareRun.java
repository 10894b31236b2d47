package vn.econgdan.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import vn.econgdan.kernel.BusinessClock;

/** A broadcast over the bare pipeline, as often as wanted; each adds to the same tables. */
final class BareRun {
  private final BenchEnvironment bed;
  private final BusinessClock clock = BusinessClock.system();
  private final LocalDate month = BusinessClock.month(clock.now()).atDay(1);
  private int broadcasts;

  /** What is written. */
  enum Kind {
    /** The rows of the system's design, submits one by one as jSMPP sends them: the limit. */
    BARE,
    /** One narrow row a part: the absolute peer. */
    OUTBOX,
    /** Nothing: the simulator's ceiling. */
    NOTHING
  }

  BareRun(BenchEnvironment bed) {
    this.bed = bed;
    try {
      create();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void create() throws SQLException {
    try (BaselineStore design = new BaselineStore(bed.bare().getConnection(), month, 0);
        OutboxStore outbox = new OutboxStore(bed.bare().getConnection(), 0)) {
      design.create(bed.options().recipients());
      outbox.create();
    }
  }

  /** Times count from the moment it is told to begin: its approval takes no time. */
  BenchFigures run(Kind kind, int people) throws InterruptedException {
    bed.smsc().reset();
    broadcasts++;
    RunCost.Meter meter = RunCost.begin(bed);
    Instant begun = clock.now();
    Instant committed = new BaselinePipeline(broadcast(kind, people), rows(kind)).run();
    RunCost cost = meter.end();
    analyze();
    return BenchFigures.of(people, times(begun, committed, people), found(people), cost);
  }

  private BaselinePipeline.Broadcast broadcast(Kind kind, int people) {
    return new BaselinePipeline.Broadcast(
        bed.smsc().port(),
        people,
        bed.options().window(),
        bed.options().exposed(),
        kind != Kind.BARE);
  }

  private BaselineRows rows(Kind kind) {
    return switch (kind) {
      case BARE -> () -> new BaselineStore(connection(), month, broadcasts);
      case OUTBOX -> () -> new OutboxStore(connection(), broadcasts);
      case NOTHING -> new NoRows();
    };
  }

  private Connection connection() throws SQLException {
    return bed.bare().getConnection();
  }

  private void analyze() {
    try (BaselineStore design = new BaselineStore(connection(), month, broadcasts)) {
      design.analyze();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private BenchFigures.Times times(Instant begun, Instant committed, int people) {
    return new BenchFigures.Times(
        begun, begun, bed.smsc().submittedAt(0), bed.smsc().submittedAt(people - 1L), committed);
  }

  /** The pipeline ends only when every receipt found its part and was written. */
  private BenchFigures.Found found(int people) {
    return new BenchFigures.Found(0, bed.smsc().doubles(), people);
  }
}

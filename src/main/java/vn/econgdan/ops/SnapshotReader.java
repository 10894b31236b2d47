package vn.econgdan.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.kernel.BusinessClock;

/** Asks the database how things stand, and never for long. */
final class SnapshotReader {
  private static final int MILLIS_A_QUESTION = 2_000;
  private static final int MILLIS_TO_COUNT = 5_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LOST_FOR = Duration.ofDays(1);

  private final Jdbi worker;
  private final BusinessClock clock;

  SnapshotReader(Jdbi worker, BusinessClock clock) {
    this.worker = worker;
    this.clock = clock;
  }

  SystemSnapshot facts() {
    return worker.inTransaction(this::facts);
  }

  private SystemSnapshot facts(Handle handle) {
    Instant now = clock.now();
    LocalDate month = clock.today().withDayOfMonth(1);
    SnapshotStore.limit(handle, MILLIS_A_QUESTION);
    return new SystemSnapshot(
        now,
        SnapshotStore.late(handle, now),
        SnapshotStore.lanes(handle),
        SnapshotStore.retries(handle),
        SnapshotStore.claimed(handle),
        SnapshotStore.doubtful(handle),
        SnapshotStore.unmatched(handle),
        SnapshotStore.monthsAhead(handle, month),
        SnapshotStore.alarms(handle),
        SnapshotStore.alive(handle, now),
        SnapshotStore.lost(handle, now, now.minus(LOST_FOR)),
        SnapshotStore.locksOver(handle, now, now.minus(MINUTE)),
        SnapshotStore.untold(handle));
  }

  /** Parts of open sends by state; this one looks at each of them. */
  List<SnapshotStore.Parts> parts() {
    return worker.inTransaction(
        handle -> {
          SnapshotStore.limit(handle, MILLIS_TO_COUNT);
          return SnapshotStore.parts(handle);
        });
  }

  /** Open alarms that {@link Conditions} judges. */
  List<AlarmKey> open() {
    return worker.withHandle(
        handle -> {
          var kinds = new TreeSet<>(Conditions.OF_A_NODE);
          kinds.addAll(Conditions.OF_ALL);
          return AlarmStore.open(handle, kinds);
        });
  }
}

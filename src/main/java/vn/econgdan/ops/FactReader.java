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
final class FactReader {
  private static final int MILLIS_A_QUESTION = 2_000;
  private static final int MILLIS_TO_COUNT = 5_000;
  private static final Duration LOST_FOR = Duration.ofDays(1);

  private final Jdbi worker;
  private final BusinessClock clock;

  FactReader(Jdbi worker, BusinessClock clock) {
    this.worker = worker;
    this.clock = clock;
  }

  Facts facts() {
    return worker.inTransaction(this::facts);
  }

  private Facts facts(Handle handle) {
    Instant now = clock.now();
    LocalDate month = clock.today().withDayOfMonth(1);
    FactStore.limit(handle, MILLIS_A_QUESTION);
    return new Facts(
        now,
        FactStore.late(handle, now),
        FactStore.lanes(handle),
        FactStore.retries(handle),
        FactStore.claimed(handle),
        FactStore.doubtful(handle),
        FactStore.unmatched(handle),
        FactStore.monthsAhead(handle, month),
        FactStore.alarms(handle),
        FactStore.alive(handle, now),
        FactStore.lost(handle, now, now.minus(LOST_FOR)),
        FactStore.untold(handle));
  }

  /** Parts of open sends by state; this one looks at each of them. */
  List<FactStore.Parts> parts() {
    return worker.inTransaction(
        handle -> {
          FactStore.limit(handle, MILLIS_TO_COUNT);
          return FactStore.parts(handle);
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

package vn.econgdan.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.kernel.BusinessClock;

/**
 * Never faster than the carrier allows: time slots are reserved in small lots in one row that all
 * nodes share; slots that are late are forfeited, never made up for in a burst (DESIGN 7).
 */
final class CarrierPace {
  private static final int LOTS_A_SECOND = 20;
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Jdbi worker;
  private final BusinessClock clock;
  private final String carrier;
  private final int partsPerSecond;
  private Instant nextSlot = Instant.EPOCH;
  private int slotsLeft;

  CarrierPace(DispatchSetup setup) {
    this.worker = setup.worker();
    this.clock = setup.clock();
    this.carrier = setup.carrier().carrier();
    this.partsPerSecond = setup.limits().partsPerSecond();
  }

  /** Blocks until this part may leave. */
  void await() throws InterruptedException {
    if (partsPerSecond == 0) {
      return;
    }
    Duration wait = Duration.between(clock.now(), slot());
    if (!wait.isNegative()) {
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
    }
  }

  private synchronized Instant slot() {
    if (slotsLeft == 0) {
      slotsLeft = Math.max(1, partsPerSecond / LOTS_A_SECOND);
      Duration lot = Duration.ofNanos(NANOS * slotsLeft / partsPerSecond);
      nextSlot =
          worker.inTransaction(handle -> PaceStore.reserve(handle, carrier, lot, clock.now()));
    }
    Instant mine = nextSlot;
    nextSlot = mine.plusNanos(NANOS / partsPerSecond);
    slotsLeft--;
    return mine;
  }
}

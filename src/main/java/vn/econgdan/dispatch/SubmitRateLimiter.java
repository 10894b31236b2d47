package vn.econgdan.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.kernel.BusinessClock;

/**
 * Never faster than the carrier allows: time slots are reserved in small lots in one row that all
 * nodes share; slots that are late are forfeited, never made up for in a burst (DESIGN 7).
 */
final class SubmitRateLimiter {
  private static final int LOTS_A_SECOND = 20;
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Jdbi worker;
  private final BusinessClock clock;
  private final String carrier;
  private final int partsPerSecond;
  private Instant nextSlot = Instant.EPOCH;
  private int slotsLeft;

  SubmitRateLimiter(DispatchDependencies setup) {
    this.worker = setup.worker();
    this.clock = setup.clock();
    this.carrier = setup.carrier().carrier();
    this.partsPerSecond = setup.limits().partsPerSecond();
  }

  /** Blocks until this part may leave, or nobody wants to go on. */
  void await(BooleanSupplier goesOn) throws InterruptedException {
    if (partsPerSecond == 0 || !goesOn.getAsBoolean()) {
      return;
    }
    Instant slot = slot();
    Duration wait = Duration.between(clock.now(), slot);
    while (wait.compareTo(Duration.ZERO) > 0 && goesOn.getAsBoolean()) {
      TimeUnit.NANOSECONDS.sleep(Math.min(wait.toNanos(), LOOK_AGAIN_NANOS));
      wait = Duration.between(clock.now(), slot);
    }
  }

  private synchronized Instant slot() {
    forfeit();
    if (slotsLeft == 0) {
      reserve();
    }
    Instant mine = nextSlot;
    nextSlot = mine.plusNanos(NANOS / partsPerSecond);
    slotsLeft--;
    return mine;
  }

  /** Slots of a lot that was not used in time are gone. */
  private void forfeit() {
    Instant late = clock.now().minusNanos(NANOS / partsPerSecond);
    while (slotsLeft > 0 && nextSlot.isBefore(late)) {
      nextSlot = nextSlot.plusNanos(NANOS / partsPerSecond);
      slotsLeft--;
    }
  }

  /** However long the reservation took, its last slot may be used. */
  private void reserve() {
    int slots = Math.max(1, partsPerSecond / LOTS_A_SECOND);
    Duration lot = Duration.ofNanos(NANOS * slots / partsPerSecond);
    nextSlot =
        worker.inTransaction(handle -> SubmitRateStore.reserve(handle, carrier, lot, clock.now()));
    slotsLeft = slots;
    forfeit();
    slotsLeft = Math.max(1, slotsLeft);
  }
}

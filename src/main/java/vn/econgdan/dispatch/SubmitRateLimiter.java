package vn.econgdan.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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

  /** No slot is given out longer before its time; who waits longer waits for his turn. */
  static final Duration AHEAD = Duration.ofMillis(100);

  private final Jdbi worker;
  private final BusinessClock clock;
  private final String carrier;
  private final int partsPerSecond;
  private final ReentrantLock turn = new ReentrantLock(true);
  private Instant nextSlot = Instant.EPOCH;
  private int slotsLeft;

  SubmitRateLimiter(DispatchDependencies setup) {
    this.worker = setup.worker();
    this.clock = setup.clock();
    this.carrier = setup.carrier().carrier();
    this.partsPerSecond = setup.limits().partsPerSecond();
  }

  /**
   * The time at which one part may leave: soon, or past when nobody limits the rate. Waits for it
   * first come, first served, no longer than anybody wants to go on.
   */
  Instant slot(BooleanSupplier goesOn) throws InterruptedException {
    while (partsPerSecond > 0 && goesOn.getAsBoolean()) {
      if (turn.tryLock(LOOK_AGAIN_NANOS, TimeUnit.NANOSECONDS)) {
        try {
          return mine(goesOn);
        } finally {
          turn.unlock();
        }
      }
    }
    return Instant.EPOCH;
  }

  /** Blocks until the slot. */
  void await(Instant slot) throws InterruptedException {
    Duration wait = Duration.between(clock.now(), slot);
    if (wait.compareTo(Duration.ZERO) > 0) {
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
    }
  }

  /** Whether it is too late for the slot, so that it is forfeited. */
  boolean isMissed(Instant slot) {
    return partsPerSecond > 0 && slot.isBefore(clock.now().minusNanos(NANOS / partsPerSecond));
  }

  private Instant mine(BooleanSupplier goesOn) throws InterruptedException {
    forfeit();
    if (slotsLeft == 0) {
      reserve();
    }
    Duration early = early();
    while (early.compareTo(Duration.ZERO) > 0) {
      TimeUnit.NANOSECONDS.sleep(Math.min(early.toNanos(), LOOK_AGAIN_NANOS));
      if (!goesOn.getAsBoolean()) {
        return Instant.EPOCH; // the slot is the next one's
      }
      early = early();
    }
    Instant mine = nextSlot;
    nextSlot = mine.plusNanos(NANOS / partsPerSecond);
    slotsLeft--;
    return mine;
  }

  private Duration early() {
    return Duration.between(clock.now(), nextSlot).minus(AHEAD);
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

package vn.econgdan.identity;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The slow hash costs 19 MiB and a good part of a second of a processor on purpose; so few are
 * computed at once, few wait for their turn, and whoever comes beyond is sent away.
 */
final class PasswordHashLimiter {
  static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());
  private static final int QUEUE = 4 * AT_ONCE;
  private static final int SECONDS_TO_WAIT = 3;

  /** Of this process: whoever hashes takes his turn here. */
  static final PasswordHashLimiter SHARED = new PasswordHashLimiter();

  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /** Empty when it was nobody's turn within three seconds. */
  <T> Optional<T> within(Supplier<T> work) {
    if (turns.getQueueLength() >= QUEUE || !taken()) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      turns.release();
    }
  }

  private boolean taken() {
    try {
      return turns.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

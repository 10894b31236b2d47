package vn.econgdan.identity;

import java.time.Duration;
import java.util.Optional;

/**
 * How long who failed must wait (docs/access.md). A login from one address soon waits long; an
 * address, behind which a whole office may sit, later; a login as such, whoever tries it from
 * anywhere, only after so many failures that it must be an attack, and then not where its owner is
 * known.
 */
enum LoginDelays {
  LOGIN_AT_ADDRESS(5, 1),
  ADDRESS(30, 5),
  LOGIN(100, 0);

  /** What is older than this is forgotten. */
  static final Duration MEMORY = Duration.ofHours(24);

  static final Duration LONGEST = Duration.ofMinutes(15);
  static final Duration LOCK_OUT = Duration.ofHours(1);

  private final int free;
  private final int step;

  /**
   * @param free failures without delay
   * @param step failures after which the delay doubles; 0: locked out at once
   */
  LoginDelays(int free, int step) {
    this.free = free;
    this.step = step;
  }

  /** Empty while the failures so far are forgiven. */
  Optional<Duration> after(int failures) {
    if (failures < free) {
      return Optional.empty();
    }
    if (step == 0) {
      return Optional.of(LOCK_OUT);
    }
    int doublings = Math.min((failures - free) / step, 20);
    Duration delay = Duration.ofSeconds(1L << doublings);
    return Optional.of(delay.compareTo(LONGEST) < 0 ? delay : LONGEST);
  }
}

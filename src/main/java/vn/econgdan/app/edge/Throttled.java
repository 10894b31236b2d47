package vn.econgdan.app.edge;

import java.time.Duration;

/** Nobody looks at his credentials now: 429, or 503 when we are the ones who cannot. */
final class Throttled extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SECONDS_WHEN_BUSY = 2;

  private final boolean busy;
  private final long seconds;

  private Throttled(boolean busy, long seconds) {
    super("not now", null, false, false);
    this.busy = busy;
    this.seconds = seconds;
  }

  /** Rounded up, so that whoever waits as long as he was told is heard. */
  static Throttled failures(Duration left) {
    return new Throttled(false, Math.max(1, (left.toMillis() + 999) / 1000));
  }

  static Throttled busy() {
    return new Throttled(true, SECONDS_WHEN_BUSY);
  }

  int status() {
    return busy ? 503 : 429;
  }

  String code() {
    return busy ? "LOGIN_BUSY" : "LOGIN_THROTTLED";
  }

  long seconds() {
    return seconds;
  }
}

package vn.econgdan.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until it is told otherwise. */
final class SettableClock extends Clock {
  private Instant now;

  SettableClock(String local) {
    set(local);
  }

  /** A time of the day in Hanoi, as {@code 2026-11-23T10:00}. */
  void set(String local) {
    now = Instant.parse(local + ":00Z").minus(Duration.ofHours(7));
  }

  void forward(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("there is one zone, and it is not the clock's");
  }
}

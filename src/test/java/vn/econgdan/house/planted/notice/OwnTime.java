package vn.econgdan.house.planted.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;

/** Five ways past the clock. */
record OwnTime(long number) {
  Instant now() {
    return Instant.now();
  }

  LocalDate today() {
    return LocalDate.now(Clock.systemUTC());
  }

  long millis() {
    return System.currentTimeMillis() + new Date().getTime();
  }
}

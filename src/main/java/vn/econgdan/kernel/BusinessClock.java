package vn.econgdan.kernel;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The one clock: {@link Instant} inside, Asia/Ho_Chi_Minh at the edge (DESIGN 4.8). Instants are
 * cut to microseconds, so that what is stored in PostgreSQL equals what was meant.
 */
public record BusinessClock(Clock clock) {
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  public static BusinessClock system() {
    return new BusinessClock(Clock.systemUTC());
  }

  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  public LocalDate today() {
    return LocalDate.ofInstant(now(), ZONE);
  }

  public static ZonedDateTime local(Instant instant) {
    return instant.atZone(ZONE);
  }

  public static YearMonth month(Instant instant) {
    return YearMonth.from(local(instant));
  }
}

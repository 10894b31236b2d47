package vn.econgdan.notice.content;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import vn.econgdan.kernel.BusinessClock;

/**
 * The hours in which routine parts may leave, in Asia/Ho_Chi_Minh (ECONGDAN_SEND_WINDOW).
 *
 * @param fromMinute of the day
 * @param untilMinute of the day, itself outside; 1440 is midnight
 */
public record SendWindow(int fromMinute, int untilMinute) {
  public SendWindow {
    if (fromMinute < 0 || untilMinute > 24 * 60 || fromMinute >= untilMinute) {
      throw new IllegalArgumentException("a send window opens before it closes, on one day");
    }
  }

  public boolean isOpen(Instant at) {
    int minute = minuteOfDay(BusinessClock.local(at));
    return fromMinute <= minute && minute < untilMinute;
  }

  /** This moment when the window is open, else when it opens next. */
  public Instant openingAt(Instant at) {
    if (isOpen(at)) {
      return at;
    }
    ZonedDateTime local = BusinessClock.local(at);
    ZonedDateTime midnight = local.truncatedTo(ChronoUnit.DAYS);
    boolean today = minuteOfDay(local) < fromMinute;
    return (today ? midnight : midnight.plusDays(1)).plusMinutes(fromMinute).toInstant();
  }

  private static int minuteOfDay(ZonedDateTime local) {
    return local.getHour() * 60 + local.getMinute();
  }
}

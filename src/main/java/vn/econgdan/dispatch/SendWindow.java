package vn.econgdan.dispatch;

import java.time.Instant;
import java.time.LocalTime;
import vn.econgdan.kernel.BusinessClock;

/**
 * The hours in which routine parts may leave, Asia/Ho_Chi_Minh (CONTRACT 2, ECONGDAN_SEND_WINDOW).
 *
 * @param opensAtSecond second of the day, inclusive
 * @param closesAtSecond second of the day, exclusive; 86,400 is midnight
 */
public record SendWindow(int opensAtSecond, int closesAtSecond) {
  private static final int DAY = 86_400;
  public static final SendWindow ALWAYS = new SendWindow(0, DAY);

  public SendWindow {
    if (opensAtSecond < 0 || closesAtSecond > DAY || opensAtSecond >= closesAtSecond) {
      throw new IllegalArgumentException("a send window opens before it closes");
    }
  }

  boolean isOpen(Lane lane, Instant at) {
    LocalTime time = BusinessClock.local(at).toLocalTime();
    int second = time.toSecondOfDay();
    return lane == Lane.URGENT || (second >= opensAtSecond && second < closesAtSecond);
  }
}

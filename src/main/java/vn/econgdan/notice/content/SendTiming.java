package vn.econgdan.notice.content;

import java.time.Instant;
import java.time.LocalDate;
import vn.econgdan.kernel.BusinessClock;

/**
 * When a notice leaves if it were approved now.
 *
 * @param dueAt when it is due: sendAt, or now
 * @param leavesAt when its first part may leave: routine ones wait for the send window
 * @param validUntil as written, or the last second of the day on which it leaves
 */
public record SendTiming(Instant dueAt, Instant leavesAt, Instant validUntil) {

  /** When this content leaves if it is approved now. */
  public static SendTiming of(NoticeContent content, SendWindow window, Instant now) {
    Instant due = content.sendAt().orElse(now);
    Instant leaves = content.priority() == Priority.URGENT ? due : window.openingAt(due);
    return new SendTiming(due, leaves, content.validUntil().orElseGet(() -> endOfDay(leaves)));
  }

  private static Instant endOfDay(Instant at) {
    return BusinessClock.local(at)
        .toLocalDate()
        .plusDays(1)
        .atStartOfDay(BusinessClock.ZONE)
        .minusSeconds(1)
        .toInstant();
  }

  /** The day whose registry, prefix and prices count. */
  public LocalDate day() {
    return day(dueAt);
  }

  /** The day of the send in Asia/Ho_Chi_Minh. */
  public static LocalDate day(Instant dueAt) {
    return BusinessClock.local(dueAt).toLocalDate();
  }

  /** The first of the month that is part of every key behind this send. */
  public LocalDate sendMonth() {
    return sendMonth(dueAt);
  }

  /** First day of the month that its rows are kept under. */
  public static LocalDate sendMonth(Instant dueAt) {
    return BusinessClock.month(dueAt).atDay(1);
  }
}

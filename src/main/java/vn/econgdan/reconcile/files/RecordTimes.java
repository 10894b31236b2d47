package vn.econgdan.reconcile.files;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import vn.econgdan.kernel.BusinessClock;

/**
 * Times of a fixed form, read octet by octet: millions of them come at once. Asia/Ho_Chi_Minh has
 * kept one offset since long before the first record, so it is a constant here.
 */
final class RecordTimes {
  /** What {@link #read} says of an empty cell, or one of nothing but zeros. */
  static final long NONE = Long.MIN_VALUE;

  /** What {@link #read} says of a cell that is no time of this form. */
  static final long UNREADABLE = Long.MIN_VALUE + 1;

  static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

  private static final long OFFSET_SECONDS =
      BusinessClock.ZONE
          .getRules()
          .getOffset(Instant.ofEpochSecond(FIRST_DAY.toEpochDay() * 86_400))
          .getTotalSeconds();
  private static final Pattern FORM =
      Pattern.compile(
          "(?=.*yyyy)(?=.*MM)(?=.*dd)(?=.*HH)(?=.*mm)(yyyy|MM|dd|HH|mm|ss|[^A-Za-z0-9]|T)+");

  private final String pattern;
  private final int year;
  private final int month;
  private final int day;
  private final int hour;
  private final int minute;
  private final int second;
  private int dayRead = -1;
  private long epochDay;

  RecordTimes(String pattern) {
    check(pattern);
    this.pattern = pattern;
    this.year = pattern.indexOf("yyyy");
    this.month = pattern.indexOf("MM");
    this.day = pattern.indexOf("dd");
    this.hour = pattern.indexOf("HH");
    this.minute = pattern.indexOf("mm");
    this.second = pattern.indexOf("ss");
  }

  static void check(String pattern) {
    if (!FORM.matcher(pattern).matches()) {
      throw new IllegalArgumentException("yyyy, MM, dd, HH, mm and ss, each of its full width");
    }
  }

  /** Seconds since 1970, or {@link #NONE}, or {@link #UNREADABLE}. */
  long read(byte[] octets, int from, int to) {
    if (from == to) {
      return NONE;
    }
    if (to - from != pattern.length() || !hasForm(octets, from)) {
      return UNREADABLE;
    }
    int date =
        (number(octets, from + year, 4) * 100 + number(octets, from + month, 2)) * 100
            + number(octets, from + day, 2);
    int hours = number(octets, from + hour, 2);
    int minutes = number(octets, from + minute, 2);
    int seconds = second < 0 ? 0 : number(octets, from + second, 2);
    if (date == 0) {
      return NONE;
    }
    if (hours > 23 || minutes > 59 || seconds > 59 || !readDay(date)) {
      return UNREADABLE;
    }
    return epochDay * 86_400 + hours * 3600 + minutes * 60 + seconds - OFFSET_SECONDS;
  }

  private boolean hasForm(byte[] octets, int from) {
    for (int i = 0; i < pattern.length(); i++) {
      char expected = pattern.charAt(i);
      byte found = octets[from + i];
      boolean digit = found >= '0' && found <= '9';
      boolean letter = expected >= 'a' && expected <= 'z' || expected >= 'A' && expected <= 'Z';
      if (letter && expected != 'T' ? !digit : found != expected) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] octets, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      value = value * 10 + octets[i] - '0';
    }
    return value;
  }

  /** Most lines are of the same day as the one before. */
  private boolean readDay(int date) {
    if (date == dayRead) {
      return true;
    }
    int months = date / 100 % 100;
    int days = date % 100;
    if (months < 1 || months > 12 || days < 1) {
      return false;
    }
    YearMonth in = YearMonth.of(date / 10_000, months);
    if (days > in.lengthOfMonth()) {
      return false;
    }
    epochDay = in.atDay(days).toEpochDay();
    dayRead = date;
    return true;
  }

  /** The day before which no record of ours can be, in seconds since 1970. */
  static long earliest() {
    return FIRST_DAY.toEpochDay() * 86_400 - OFFSET_SECONDS;
  }

  /** The first day of the month of a time, in days since 1970. */
  static long period(long seconds) {
    LocalDate local = LocalDate.ofEpochDay(Math.floorDiv(seconds + OFFSET_SECONDS, 86_400L));
    return local.withDayOfMonth(1).toEpochDay();
  }
}

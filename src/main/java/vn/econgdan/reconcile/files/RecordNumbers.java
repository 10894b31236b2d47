package vn.econgdan.reconcile.files;

/** Numbers of a line, read octet by octet. */
final class RecordNumbers {
  /** What the readers say of a cell that is no such number. */
  static final long UNREADABLE = -1;

  private static final int DECIMALS = 4;
  private static final int WHOLE_DIGITS = 11;

  private RecordNumbers() {}

  /** 1 to 255, as wide as the concatenation header has room for. */
  static long part(byte[] octets, int from, int to) {
    long value = digits(octets, from, to);
    return to - from <= 3 && value >= 1 && value <= 255 ? value : UNREADABLE;
  }

  /** Đồng in 1/10.000 đ (DESIGN 4.7); more than four decimals may only be zeros. */
  public static long amount(byte[] octets, int from, int to, RecordAmountForm form) {
    return switch (form) {
      case PLAIN -> plain(octets, from, to);
      case THOUSANDS_POINT -> grouped(octets, from, to, '.');
      case THOUSANDS_COMMA -> grouped(octets, from, to, ',');
    };
  }

  /** A point or comma before exactly three digits may as well be thousands: not taken. */
  private static long plain(byte[] octets, int from, int to) {
    int point = point(octets, from, to);
    int decimals = Math.max(to - point - 1, 0);
    if (point == from || point - from > WHOLE_DIGITS || point == to - 1 || decimals == 3) {
      return UNREADABLE;
    }
    return joined(digits(octets, from, point), fraction(octets, point + 1, to));
  }

  private static long joined(long whole, long fraction) {
    return whole < 0 || fraction < 0 ? UNREADABLE : whole * 10_000 + fraction;
  }

  /** Groups of three digits, the first of one to three; or no groups at all. */
  private static long grouped(byte[] octets, int from, int to, char thousands) {
    int decimal = from;
    while (decimal < to && octets[decimal] != (thousands == '.' ? ',' : '.')) {
      decimal++;
    }
    byte[] whole = new byte[decimal - from];
    int length = 0;
    int group = from;
    for (int i = from; i < decimal; i++) {
      if (octets[i] != thousands) {
        whole[length++] = octets[i];
      } else if (!isGroup(octets, from, group, i)) {
        return UNREADABLE;
      } else {
        group = i + 1;
      }
    }
    boolean sound = group == from || decimal - group == 3;
    return !sound || length > WHOLE_DIGITS || decimal == to - 1
        ? UNREADABLE
        : joined(digits(whole, 0, length), fraction(octets, decimal + 1, to));
  }

  /** Before a separator of thousands; nothing like 0.550 or 1100.550. */
  private static boolean isGroup(byte[] octets, int from, int group, int separator) {
    int length = separator - group;
    return group == from ? length >= 1 && length <= 3 && octets[from] != '0' : length == 3;
  }

  private static int point(byte[] octets, int from, int to) {
    int point = from;
    while (point < to && octets[point] != '.' && octets[point] != ',') {
      point++;
    }
    return point;
  }

  private static long fraction(byte[] octets, int from, int to) {
    int end = to;
    while (end - from > DECIMALS && octets[end - 1] == '0') {
      end--;
    }
    if (end - from > DECIMALS) {
      return UNREADABLE;
    }
    long value = from >= end ? 0 : digits(octets, from, end);
    for (int i = Math.max(end - from, 0); i < DECIMALS && value > 0; i++) {
      value *= 10;
    }
    return value;
  }

  /** Digits and nothing else; no empty cell. */
  private static long digits(byte[] octets, int from, int to) {
    long value = from < to ? 0 : UNREADABLE;
    for (int i = from; i < to; i++) {
      if (!isDigit(octets[i])) {
        return UNREADABLE;
      }
      value = value * 10 + octets[i] - '0';
    }
    return value;
  }

  /** 8.12E+18, 8,49E+10, 8.12e17: a spreadsheet has thrown the last digits away. */
  static boolean isScientific(byte[] octets, int from, int to) {
    boolean mantissa = false;
    boolean fraction = false;
    for (int i = from; i < to; i++) {
      boolean digit = isDigit(octets[i]);
      if ((octets[i] == 'E' || octets[i] == 'e') && mantissa) {
        // 8E18 may be hex
        return i + 1 < to && (octets[i + 1] == '+' || fraction && areDigits(octets, i + 1, to));
      }
      if (!digit && octets[i] != '.' && octets[i] != ',') {
        return false;
      }
      mantissa |= digit;
      fraction |= !digit;
    }
    return false;
  }

  /** Where 812.0 or 812,00 has its point, else {@code to}: a spreadsheet adds such zeros. */
  static int wholeEnd(byte[] octets, int from, int to) {
    int zeros = to;
    while (zeros > from && octets[zeros - 1] == '0') {
      zeros--;
    }
    int point = zeros - 1;
    boolean few = zeros < to && to - zeros <= 2;
    boolean pointed = point > from && (octets[point] == '.' || octets[point] == ',');
    return few && pointed && areDigits(octets, from, point) ? point : to;
  }

  static boolean areDigits(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(octets[i])) {
        return false;
      }
    }
    return to > from;
  }

  private static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }
}

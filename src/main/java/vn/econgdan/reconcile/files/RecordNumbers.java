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

  /**
   * Đồng in 1/10.000 đ (DESIGN 4.7). A comma is a decimal comma unless three digits follow, which
   * may as well be thousands; more than four decimals may only be zeros.
   */
  static long amount(byte[] octets, int from, int to) {
    int point = point(octets, from, to);
    int decimals = Math.max(to - point - 1, 0);
    if (point == from || point - from > WHOLE_DIGITS || point == to - 1) {
      return UNREADABLE;
    }
    if (point < to && octets[point] == ',' && decimals == 3) {
      return UNREADABLE;
    }
    long whole = digits(octets, from, point);
    long fraction = fraction(octets, point + 1, to);
    return whole < 0 || fraction < 0 ? UNREADABLE : whole * 10_000 + fraction;
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
      if (octets[i] < '0' || octets[i] > '9') {
        return UNREADABLE;
      }
      value = value * 10 + octets[i] - '0';
    }
    return value;
  }

  /** 8.12E+18, 8,49E+10: a spreadsheet has thrown the last digits away. */
  static boolean isScientific(byte[] octets, int from, int to) {
    boolean mantissa = false;
    for (int i = from; i < to; i++) {
      boolean digit = octets[i] >= '0' && octets[i] <= '9';
      if ((octets[i] == 'E' || octets[i] == 'e') && mantissa) {
        return i + 1 < to && octets[i + 1] == '+';
      }
      if (!digit && octets[i] != '.' && octets[i] != ',') {
        return false;
      }
      mantissa |= digit;
    }
    return false;
  }
}

package vn.econgdan.reconcile.files;

/**
 * Recipients as {@code 84…}. What a spreadsheet did to the prefix is undone where there is one way
 * only (DOMAIN 1.5): a plus, a trunk zero, 00, nine bare digits of a mobile.
 */
final class RecordRecipient {
  private static final int LONGEST_CELL = 20;

  private final byte[] digits = new byte[LONGEST_CELL + 2];
  private int start;
  private int end;

  /** False when it cannot be read with certainty; then there are no digits. */
  boolean read(byte[] octets, int from, int to) {
    int end = RecordNumbers.wholeEnd(octets, from, to);
    if (end - from > LONGEST_CELL || end == from || !collect(octets, from, end)) {
      return false;
    }
    return toInternational();
  }

  private boolean collect(byte[] octets, int from, int to) {
    start = 2;
    end = start;
    int first = octets[from] == '+' || octets[from] == '\'' ? from + 1 : from;
    for (int i = first; i < to; i++) {
      byte b = octets[i];
      if (b >= '0' && b <= '9') {
        digits[end++] = b;
      } else if (b != ' ' && b != '.' && b != '-') {
        return false;
      }
    }
    return true;
  }

  private boolean toInternational() {
    if (begins("00")) {
      start += 2;
    }
    if (begins("84") && length() > 9) {
      return begins("840") ? dropTrunkZero() : length() <= 12;
    }
    if (begins("0")) {
      start++;
    }
    boolean mobile = length() == 9 && digits[start] >= '3';
    return mobile && prepend();
  }

  /** 840912345678: country code and trunk zero. */
  private boolean dropTrunkZero() {
    start += 3;
    return length() == 9 && prepend();
  }

  private boolean prepend() {
    digits[--start] = '4';
    digits[--start] = '8';
    return true;
  }

  private boolean begins(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (start + i >= end || digits[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int length() {
    return end - start;
  }

  /** The digits, for as long as nothing else is read. */
  RecordText text() {
    return new RecordText(digits, start, end);
  }
}

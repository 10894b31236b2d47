package vn.econgdan.simulator;

import java.util.Arrays;

/**
 * What the short message says of itself: which part of how many, under which reference, and how
 * many octets its user data header takes.
 */
record UserData(int reference, int total, int part, int headerOctets) {
  private static final UserData SINGLE = new UserData(0, 1, 1, 0);

  static UserData of(int esmClass, byte[] message, SarParts sar) {
    if ((esmClass & Smpp.ESM_CLASS_UDHI) == 0 || message.length == 0) {
      return sar.total() > 0 ? new UserData(sar.reference(), sar.total(), sar.part(), 0) : SINGLE;
    }
    return header(message, Math.min(message.length, 1 + (message[0] & 0xFF)));
  }

  private static UserData header(byte[] message, int end) {
    int at = 1;
    while (at + 2 <= end) {
      int length = message[at + 1] & 0xFF;
      UserData concatenation = element(message, at, length, end);
      if (concatenation != null) {
        return concatenation;
      }
      at += 2 + length;
    }
    return new UserData(0, 1, 1, end);
  }

  /** Information element 00 has an 8-bit reference, 08 a 16-bit one (3GPP TS 23.040, 9.2.3.24). */
  private static UserData element(byte[] message, int at, int length, int end) {
    if (at + 2 + length > end) {
      return null;
    }
    byte[] value = Arrays.copyOfRange(message, at + 2, at + 2 + length);
    if (message[at] == 0 && length == 3) {
      return new UserData(value[0] & 0xFF, value[1] & 0xFF, value[2] & 0xFF, end);
    }
    if (message[at] == 8 && length == 4) {
      int reference = (value[0] & 0xFF) << 8 | value[1] & 0xFF;
      return new UserData(reference, value[2] & 0xFF, value[3] & 0xFF, end);
    }
    return null;
  }

  /** Concatenation said by the sar_* optional parameters; total 0 when there are none. */
  record SarParts(int reference, int total, int part) {}
}

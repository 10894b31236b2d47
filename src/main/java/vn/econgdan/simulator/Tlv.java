package vn.econgdan.simulator;

/** An optional parameter. */
record Tlv(int tag, byte[] value) {

  /** The value as an unsigned number of up to four octets. */
  int number() {
    int number = 0;
    for (byte octet : value) {
      number = number << 8 | octet & 0xFF;
    }
    return number;
  }
}

package vn.econgdan.text;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One part of a text: what one {@code submit_sm} carries.
 *
 * @param number from 1
 * @param count how many parts the text has
 * @param encoding the same for all parts of a text
 * @param userData octets without the header; GSM-7 is unpacked, one septet an octet
 */
public record Part(int number, int count, Encoding encoding, byte[] userData) {
  private static final int HEADER_LENGTH = 7;

  public Part {
    userData = userData.clone();
  }

  @Override
  public byte[] userData() {
    return userData.clone();
  }

  /** Whether the octets begin with a header, so that esm_class is 0x40. */
  public boolean hasHeader() {
    return count > 1;
  }

  /**
   * short_message: a text of several parts has the header {@code 06 08 04 hh ll total n} in front
   * (3GPP TS 23.040, 16-bit concatenation).
   *
   * @param concatenationReference 0 to 65535, the same for all parts that go to one recipient
   */
  public byte[] octets(int concatenationReference) {
    if (concatenationReference < 0 || concatenationReference > 0xFFFF) {
      throw new IllegalArgumentException("a concatenation reference has 16 bits");
    }
    return hasHeader() ? withHeader((short) concatenationReference) : userData.clone();
  }

  private byte[] withHeader(short reference) {
    return ByteBuffer.allocate(HEADER_LENGTH + userData.length)
        .put(new byte[] {0x06, 0x08, 0x04})
        .putShort(reference)
        .put((byte) count)
        .put((byte) number)
        .put(userData)
        .array();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Part part
        && number == part.number
        && count == part.count
        && encoding == part.encoding
        && Arrays.equals(userData, part.userData);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * number + count) + Arrays.hashCode(userData);
  }

  /** Without the text: it may be personal. */
  @Override
  public String toString() {
    return "part " + number + "/" + count + " " + encoding + " " + userData.length + " octets";
  }
}

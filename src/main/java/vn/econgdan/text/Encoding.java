package vn.econgdan.text;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * How characters become octets on the wire: GSM 03.38 unpacked (one septet an octet) or UCS-2
 * (CONTRACT 3). One character outside the GSM alphabet makes the whole text UCS-2.
 */
public enum Encoding {
  GSM7(0, 1, 160, 153, GsmAlphabet::octets),
  UCS2(8, 2, 70, 67, Encoding::utf16);

  private final byte dataCoding;
  private final int octetsPerUnit;
  private final int unitsAlone;
  private final int unitsOfMany;
  private final IntFunction<byte[]> octets;

  Encoding(int coding, int octetsPerUnit, int alone, int ofMany, IntFunction<byte[]> octets) {
    this.dataCoding = (byte) coding;
    this.octetsPerUnit = octetsPerUnit;
    this.unitsAlone = alone;
    this.unitsOfMany = ofMany;
    this.octets = octets;
  }

  /** SMPP's data_coding: 0 or 8. */
  public byte dataCoding() {
    return dataCoding;
  }

  /** Decided character by character: "Là mà thì" is GSM-7 although it has marks. */
  static Encoding of(String text) {
    return text.codePoints().allMatch(GsmAlphabet::holds) ? GSM7 : UCS2;
  }

  /** The octets of one character; they are never cut apart. */
  byte[] octets(int character) {
    return octets.apply(character);
  }

  /** Most octets of user data in each of {@code parts} parts. */
  int limit(int parts) {
    return octetsPerUnit * (parts == 1 ? unitsAlone : unitsOfMany);
  }

  /** Septets or UTF-16 units, which is what people and carriers count. */
  int units(int octetCount) {
    return octetCount / octetsPerUnit;
  }

  private static byte[] utf16(int character) {
    return Character.toString(character).getBytes(StandardCharsets.UTF_16BE);
  }
}

package vn.econgdan.receipt;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import vn.econgdan.dispatch.DeliverSm;
import vn.econgdan.dispatch.SmppAddress;

/** Deliveries to read. */
final class Deliveries {
  static final int RECEIPT = 0x04;

  private Deliveries() {}

  static DeliverSm text(String text) {
    return of(RECEIPT, 0, text.getBytes(StandardCharsets.ISO_8859_1), Map.of());
  }

  static DeliverSm withTlvs(String text, Map<Integer, byte[]> tlvs) {
    return of(RECEIPT, 0, text.getBytes(StandardCharsets.ISO_8859_1), tlvs);
  }

  static DeliverSm of(int esmClass, int dataCoding, byte[] text, Map<Integer, byte[]> tlvs) {
    SmppAddress handset = new SmppAddress("84836030999", 1, 1);
    SmppAddress us = new SmppAddress("eCONGDAN", 5, 0);
    return new DeliverSm(
        "carrier-1", new byte[0], 5, handset, us, esmClass, dataCoding, text, tlvs);
  }

  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

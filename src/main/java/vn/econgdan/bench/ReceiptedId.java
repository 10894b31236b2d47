package vn.econgdan.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The message id of a receipt: TLV receipted_message_id (0x001E) of a deliver_sm. */
final class ReceiptedId {
  private static final int HEADER = 16;
  private static final int TAG = 0x001E;

  private ReceiptedId() {}

  /**
   * Of a whole PDU.
   *
   * @throws IllegalArgumentException when it has none
   */
  static String in(byte[] pdu) {
    ByteBuffer body = ByteBuffer.wrap(pdu, HEADER, pdu.length - HEADER);
    skipToTlvs(body);
    while (body.remaining() >= 4) {
      int tag = body.getShort() & 0xFFFF;
      int length = body.getShort() & 0xFFFF;
      if (tag == TAG) {
        return new String(pdu, body.position(), length - 1, StandardCharsets.ISO_8859_1);
      }
      body.position(body.position() + length);
    }
    throw new IllegalArgumentException("a receipt without receipted_message_id");
  }

  /** The mandatory fields of SMPP 3.4, 4.6.1. */
  private static void skipToTlvs(ByteBuffer body) {
    skipText(body);
    skipAddress(body);
    skipAddress(body);
    skip(body, 3); // esm_class, protocol_id, priority_flag
    skipText(body);
    skipText(body);
    skip(body, 4); // registered_delivery, replace_if_present, data_coding, sm_default_msg_id
    skip(body, body.get() & 0xFF);
  }

  private static void skipAddress(ByteBuffer body) {
    skip(body, 2);
    skipText(body);
  }

  private static void skip(ByteBuffer body, int octets) {
    body.position(body.position() + octets);
  }

  private static void skipText(ByteBuffer body) {
    byte octet = body.get();
    while (octet != 0) {
      octet = body.get();
    }
  }
}

package vn.econgdan.simulator;

import java.nio.charset.StandardCharsets;

/** What no SMSC should ever send, and some do. */
final class Faults {
  /** Read as a header, its command_length is 1.2 gigabytes. */
  static final String GARBAGE = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";

  /** command_length of the oversized PDU, all of which is really sent. */
  static final int OVERSIZED_OCTETS = 1024 * 1024;

  private static final int PRIVATE_TAG = 0x1400;
  private static final int FILLING_OCTETS = 60_000;

  private Faults() {}

  static void garbage(Session session) {
    session.out().raw(GARBAGE.getBytes(StandardCharsets.US_ASCII));
  }

  /** A receipt whose last TLV says 200 octets and has two. */
  static void brokenTlv(Session session) {
    PduWriter out = session.out();
    receipt(session, "id:0 sub:001 dlvrd:001 stat:DELIVRD err:000 text:");
    out.int2(Smpp.TLV_RECEIPTED_MESSAGE_ID).int2(200).octet('0').octet(0).end();
  }

  /** A well-formed deliver_sm of a mebibyte, made of private TLVs. */
  static void oversized(Session session) {
    PduWriter out = session.out();
    int before = out.size();
    receipt(session, "");
    int left = OVERSIZED_OCTETS - (out.size() - before);
    while (left > FILLING_OCTETS + 8) {
      out.tlv(PRIVATE_TAG, new byte[FILLING_OCTETS]);
      left -= FILLING_OCTETS + 4;
    }
    out.tlv(PRIVATE_TAG, new byte[left - 4]).end();
  }

  private static void receipt(Session session, String text) {
    DeliverSm.begin(session.out(), session.nextSequence())
        .from(1, 1, "84900000000")
        .to(5, 0, "simulator")
        .esmClass(4)
        .text(text, false);
  }
}

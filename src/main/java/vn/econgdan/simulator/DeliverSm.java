package vn.econgdan.simulator;

import java.nio.charset.StandardCharsets;

/** Writes the mandatory part of a deliver_sm, field by field in the order of the wire. */
final class DeliverSm {
  private static final byte[] NOTHING = {};
  private final PduWriter out;

  private DeliverSm(PduWriter out) {
    this.out = out;
  }

  static DeliverSm begin(PduWriter out, int sequence) {
    return new DeliverSm(out.begin(Smpp.DELIVER_SM, Status.OK, sequence).cString(""));
  }

  DeliverSm from(int ton, int npi, String address) {
    out.octet(ton).octet(npi).cString(address);
    return this;
  }

  DeliverSm to(int ton, int npi, String address) {
    return from(ton, npi, address);
  }

  /** esm_class, then protocol, priority, the two times and the two flags, all empty. */
  DeliverSm esmClass(int esmClass) {
    out.octet(esmClass).octet(0).octet(0).octet(0).octet(0).octet(0).octet(0);
    return this;
  }

  /** The text in UCS-2 or one octet a letter; over 254 octets it goes into message_payload. */
  void text(String text, boolean ucs2) {
    message(
        text.getBytes(ucs2 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1),
        ucs2 ? Smpp.UCS2 : 0);
  }

  private void message(byte[] octets, int dataCoding) {
    boolean fits = octets.length <= Smpp.SHORT_MESSAGE_MAX_OCTETS;
    byte[] inside = fits ? octets : NOTHING;
    out.octet(dataCoding).octet(0).octet(inside.length).raw(inside);
    if (!fits) {
      out.tlv(Smpp.TLV_MESSAGE_PAYLOAD, octets);
    }
  }
}

package vn.econgdan.simulator;

import java.nio.ByteBuffer;

/** One PDU as it came: its header, and its body between position and limit. */
record Pdu(int command, int status, int sequence, ByteBuffer body) {

  /**
   * Cuts the PDU that begins at the position and moves behind it; the caller has seen it is whole.
   */
  static Pdu cut(ByteBuffer in) {
    int start = in.position();
    int length = in.getInt();
    int command = in.getInt();
    int status = in.getInt();
    int sequence = in.getInt();
    ByteBuffer body = in.slice(start + Smpp.HEADER_OCTETS, length - Smpp.HEADER_OCTETS);
    in.position(start + length);
    return new Pdu(command, status, sequence, body);
  }

  boolean isResponse() {
    return (command & Smpp.RESPONSE) != 0;
  }
}

package vn.econgdan.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Grows by PDUs and is emptied into the socket: what stands in it leaves in one write. */
final class PduWriter {
  private static final int FIRST_OCTETS = 8 * 1024;
  private static final int KEPT_OCTETS = 1024 * 1024;
  private byte[] octets = new byte[FIRST_OCTETS];
  private int from;
  private int to;
  private int pdu;

  PduWriter begin(int command, Status status, int sequence) {
    pdu = to;
    return int4(0).int4(command).int4(status.code()).int4(sequence);
  }

  /** Closes the PDU by writing its true length. */
  void end() {
    end(to - pdu);
  }

  /** Closes the PDU with a command_length that the caller chose, true or not. */
  void end(int commandLength) {
    ByteBuffer.wrap(octets).putInt(pdu, commandLength);
  }

  PduWriter octet(int value) {
    room(1);
    octets[to++] = (byte) value;
    return this;
  }

  PduWriter int2(int value) {
    return octet(value >> 8).octet(value);
  }

  PduWriter int4(int value) {
    return int2(value >> 16).int2(value);
  }

  PduWriter cString(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1)).octet(0);
  }

  PduWriter raw(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, octets, to, more.length);
    to += more.length;
    return this;
  }

  PduWriter tlv(int tag, byte[] value) {
    return int2(tag).int2(value.length).raw(value);
  }

  int size() {
    return to - from;
  }

  ByteBuffer pending() {
    return ByteBuffer.wrap(octets, from, size());
  }

  /** Forgets what was written to the socket. */
  void sent(int count) {
    from += count;
    if (from == to) {
      from = 0;
      to = 0;
      octets = octets.length > KEPT_OCTETS ? new byte[FIRST_OCTETS] : octets;
    }
  }

  private void room(int more) {
    if (to + more <= octets.length) {
      return;
    }
    int size = size();
    byte[] target = size + more > octets.length / 2 ? new byte[2 * octets.length + more] : octets;
    System.arraycopy(octets, from, target, 0, size);
    octets = target;
    pdu -= from;
    from = 0;
    to = size;
  }
}

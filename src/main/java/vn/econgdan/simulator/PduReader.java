package vn.econgdan.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the fields of a PDU body in order, never past its end. */
final class PduReader {
  private final ByteBuffer body;

  PduReader(ByteBuffer body) {
    this.body = body;
  }

  int octet() throws MalformedPdu {
    need(1, Status.INVALID_COMMAND_LENGTH);
    return body.get() & 0xFF;
  }

  /** A C-octet string of at most {@code maxOctets} with its closing zero. */
  String cString(int maxOctets) throws MalformedPdu {
    int start = body.position();
    int end = Math.min(body.limit(), start + maxOctets);
    for (int at = start; at < end; at++) {
      if (body.get(at) == 0) {
        return text(at - start);
      }
    }
    throw new MalformedPdu(Status.INVALID_COMMAND_LENGTH, "a C-octet string does not end");
  }

  private String text(int length) {
    byte[] octets = new byte[length];
    body.get(octets);
    body.get();
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  byte[] octets(int length) throws MalformedPdu {
    need(length, Status.INVALID_MESSAGE_LENGTH);
    byte[] octets = new byte[length];
    body.get(octets);
    return octets;
  }

  boolean hasMore() {
    return body.hasRemaining();
  }

  /** The next optional parameter; a length that runs past the PDU is 0xC0. */
  Tlv tlv() throws MalformedPdu {
    need(4, Status.BROKEN_OPTIONAL_PART);
    int tag = body.getShort() & 0xFFFF;
    int length = body.getShort() & 0xFFFF;
    need(length, Status.BROKEN_OPTIONAL_PART);
    return new Tlv(tag, octets(length));
  }

  private void need(int octets, Status otherwise) throws MalformedPdu {
    if (body.remaining() < octets) {
      throw new MalformedPdu(otherwise, "the PDU ends before its fields do");
    }
  }
}

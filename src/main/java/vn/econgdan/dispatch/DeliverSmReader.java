package vn.econgdan.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Walks a PDU from left to right (SMPP 3.4, 4.6.1, 4.7.1, 4.12.1); past the end all is empty. */
final class DeliverSmReader {
  private static final int HEADER = 16;
  private static final int MESSAGE_PAYLOAD = 0x0424;

  private final String link;
  private final byte[] pdu;
  private int at = HEADER;

  DeliverSmReader(String link, byte[] pdu) {
    this.link = link;
    this.pdu = pdu;
  }

  DeliverSm read() {
    int command = commandId();
    return switch (command) {
      case DeliverSm.DATA_SM -> dataSm();
      case DeliverSm.ALERT_NOTIFICATION -> alert();
      default -> deliverSm(command);
    };
  }

  private DeliverSm deliverSm(int command) {
    cString();
    SmppAddress source = address();
    SmppAddress destination = address();
    int esmClass = octet();
    skip(2);
    cString();
    cString();
    skip(2);
    int dataCoding = octet();
    skip(1);
    byte[] text = octets(octet());
    return message(command, source, destination, new Content(esmClass, dataCoding, text));
  }

  private DeliverSm dataSm() {
    cString();
    SmppAddress source = address();
    SmppAddress destination = address();
    int esmClass = octet();
    skip(1);
    Content content = new Content(esmClass, octet(), new byte[0]);
    return message(DeliverSm.DATA_SM, source, destination, content);
  }

  private DeliverSm alert() {
    Content nothing = new Content(0, 0, new byte[0]);
    SmppAddress source = address();
    return message(DeliverSm.ALERT_NOTIFICATION, source, address(), nothing);
  }

  private DeliverSm message(int command, SmppAddress source, SmppAddress destination, Content c) {
    Map<Integer, byte[]> tlvs = tlvs();
    byte[] payload = tlvs.getOrDefault(MESSAGE_PAYLOAD, c.text);
    byte[] text = c.text.length == 0 ? payload : c.text;
    return new DeliverSm(
        link, pdu, command, source, destination, c.esmClass, c.dataCoding, text, tlvs);
  }

  private Map<Integer, byte[]> tlvs() {
    Map<Integer, byte[]> found = new LinkedHashMap<>();
    while (at + 4 <= pdu.length) {
      int tag = octet() << 8 | octet();
      int length = octet() << 8 | octet();
      if (at + length > pdu.length) {
        break; // a length that reaches past the end: nothing after it can be trusted
      }
      found.putIfAbsent(tag, octets(length));
    }
    return found;
  }

  private SmppAddress address() {
    int ton = octet();
    int npi = octet();
    return new SmppAddress(cString(), ton, npi);
  }

  private int commandId() {
    at = 4;
    int command = octet() << 24 | octet() << 16 | octet() << 8 | octet();
    at = HEADER;
    return command;
  }

  private int octet() {
    return at < pdu.length ? pdu[at++] & 0xff : 0;
  }

  private byte[] octets(int length) {
    int end = Math.min(at + length, pdu.length);
    byte[] taken = at < end ? Arrays.copyOfRange(pdu, at, end) : new byte[0];
    at = Math.max(at, end);
    return taken;
  }

  private String cString() {
    int start = Math.min(at, pdu.length);
    int end = start;
    while (end < pdu.length && pdu[end] != 0) {
      end++;
    }
    at = end + 1;
    return new String(pdu, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private void skip(int length) {
    at += length;
  }

  private record Content(int esmClass, int dataCoding, byte[] text) {}
}

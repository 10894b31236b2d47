package vn.econgdan.dispatch;

import java.util.Map;

/**
 * What the carrier delivered to us: a receipt, an answer, an alert. Reading it never fails, however
 * broken it is; {@code pdu} is always complete, so that it can be read again by a better reader.
 *
 * @param link the bind it came over
 * @param pdu the octets as they came, SMPP header included
 * @param commandId 0x05 deliver_sm, 0x103 data_sm, 0x102 alert_notification
 * @param source who it is from: in a receipt the recipient of the part
 * @param destination in a receipt our originator
 * @param esmClass message type in bits 2–5
 * @param dataCoding of the short message
 * @param shortMessage its octets; those of message_payload (0x0424) when there are no others
 * @param tlvs tag → value; what follows a broken one is missing here, but not in {@code pdu}
 */
public record DeliverSm(
    String link,
    byte[] pdu,
    int commandId,
    SmppAddress source,
    SmppAddress destination,
    int esmClass,
    int dataCoding,
    byte[] shortMessage,
    Map<Integer, byte[]> tlvs) {

  public static final int DELIVER_SM = 0x05;
  public static final int DATA_SM = 0x103;
  public static final int ALERT_NOTIFICATION = 0x102;

  /** Reads a whole PDU; what cannot be read stays empty. */
  public static DeliverSm read(String link, byte[] pdu) {
    return new DeliverSmReader(link, pdu).read();
  }

  /** Link and size only: numbers and texts never reach a log line. */
  @Override
  public String toString() {
    return "deliver_sm over " + link + ", " + pdu.length + " octets";
  }
}

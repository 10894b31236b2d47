package vn.econgdan.dispatch.smpp;

import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.PDUComposer;
import vn.econgdan.dispatch.DeliverSm;

/**
 * A PDU the carrier brought, until it is answered over the session it came by.
 *
 * @param pdu the octets as they came, header included
 * @param arrivedNanos by {@link System#nanoTime()}
 */
record Delivery(CarrierSession session, Command header, byte[] pdu, long arrivedNanos) {
  private static final PDUComposer COMPOSER = new DefaultComposer();
  private static final byte[] NOTHING = {};

  /** Whether this is a PDU that brings something: deliver_sm, data_sm, alert_notification. */
  static boolean isOne(Command header) {
    return switch (header.getCommandId()) {
      case SMPPConstant.CID_DELIVER_SM,
          SMPPConstant.CID_DATA_SM,
          SMPPConstant.CID_ALERT_NOTIFICATION ->
          true;
      default -> false;
    };
  }

  DeliverSm read(String link) {
    return DeliverSm.read(link, pdu);
  }

  /** The octets of the answer, none for an alert_notification, which has none. */
  byte[] answer(int status) {
    int sequence = header.getSequenceNumber();
    return switch (header.getCommandId()) {
      case SMPPConstant.CID_DELIVER_SM -> COMPOSER.deliverSmResp(status, sequence, null);
      case SMPPConstant.CID_DATA_SM -> dataSmResp(status, sequence);
      default -> NOTHING;
    };
  }

  private static byte[] dataSmResp(int status, int sequence) {
    if (status != SMPPConstant.STAT_ESME_ROK) {
      return COMPOSER.composeHeader(SMPPConstant.CID_DATA_SM_RESP, status, sequence);
    }
    try {
      return COMPOSER.dataSmResp(sequence, "");
    } catch (PDUStringException e) {
      throw new IllegalStateException("an empty id is always valid", e);
    }
  }
}

package vn.econgdan.dispatch.smpp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;

/**
 * Carries a PDU through jSMPP's parser unread. That parser refuses or chokes on much that carriers
 * send (a TLV longer than the PDU, an address too long) and a receipt refused with a permanent
 * error never comes again; so it is given an empty PDU of the same kind whose only content is the
 * original, in TLVs of our own.
 */
final class PduEnvelope {
  /** From the vendors' range; it never leaves this process. */
  private static final short TAG = 0x3FFE;

  private static final int HEADER = 16;
  private static final int TLV_MAX = 32_000; // jSMPP reads lengths as signed

  /** Octets of the mandatory parameters when all of them are empty. */
  private static final Map<Integer, Integer> EMPTY_BODY =
      Map.of(
          SMPPConstant.CID_DATA_SM, 10,
          SMPPConstant.CID_ALERT_NOTIFICATION, 6);

  private PduEnvelope() {}

  static boolean carries(int commandId) {
    return EMPTY_BODY.containsKey(commandId);
  }

  static byte[] seal(int commandId, byte[] pdu) {
    int tlvs = (pdu.length + TLV_MAX - 1) / TLV_MAX;
    int length = HEADER + EMPTY_BODY.get(commandId) + 4 * tlvs + pdu.length;
    ByteBuffer sealed = ByteBuffer.allocate(length);
    sealed.putInt(length).put(pdu, 4, HEADER - 4);
    sealed.position(HEADER + EMPTY_BODY.get(commandId));
    for (int from = 0; from < pdu.length; from += TLV_MAX) {
      int size = Math.min(TLV_MAX, pdu.length - from);
      sealed.putShort(TAG).putShort((short) size).put(pdu, from, size);
    }
    return sealed.array();
  }

  static byte[] open(OptionalParameter[] parameters) {
    ByteArrayOutputStream pdu = new ByteArrayOutputStream();
    Arrays.stream(parameters)
        .filter(parameter -> parameter.tag == TAG)
        .map(parameter -> ((OptionalParameter.OctetString) parameter).getValue())
        .forEach(pdu::writeBytes);
    return pdu.toByteArray();
  }
}

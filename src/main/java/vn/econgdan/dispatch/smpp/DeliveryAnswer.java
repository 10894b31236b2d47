package vn.econgdan.dispatch.smpp;

import java.nio.ByteBuffer;
import java.util.List;
import org.jsmpp.SMPPConstant;

/**
 * One deliver_sm_resp: 0 for what is on disk, else 0x64, "temporary application error", so that it
 * comes again (DESIGN 4.6).
 */
record DeliveryAnswer(int sequence, boolean stored) {
  private static final int HEADER = 16;
  private static final int EMPTY_ID = 1;

  /** The PDUs one after the other (SMPP 3.4, 4.6.2; a negative one has no body). */
  static byte[] compose(List<DeliveryAnswer> answers) {
    ByteBuffer pdus = ByteBuffer.allocate(answers.size() * (HEADER + EMPTY_ID));
    for (DeliveryAnswer answer : answers) {
      pdus.putInt(answer.stored() ? HEADER + EMPTY_ID : HEADER)
          .putInt(SMPPConstant.CID_DELIVER_SM_RESP)
          .putInt(answer.stored() ? SMPPConstant.STAT_ESME_ROK : SMPPConstant.STAT_ESME_RX_T_APPN)
          .putInt(answer.sequence());
      if (answer.stored()) {
        pdus.put((byte) 0);
      }
    }
    byte[] octets = new byte[pdus.position()];
    pdus.flip().get(octets);
    return octets;
  }
}

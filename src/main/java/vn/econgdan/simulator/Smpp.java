package vn.econgdan.simulator;

/** The numbers of SMPP 3.4 that the simulator speaks (chapters 5.1.2.1 and 5.3.2). */
final class Smpp {
  static final int HEADER_OCTETS = 16;

  /**
   * Longest PDU taken from a client; a longer one is answered with generic_nack and the link ends.
   */
  static final int MAX_PDU_OCTETS = 64 * 1024;

  static final int RESPONSE = 0x80000000;
  static final int GENERIC_NACK = 0x80000000;
  static final int BIND_RECEIVER = 0x01;
  static final int BIND_TRANSMITTER = 0x02;
  static final int QUERY_SM = 0x03;
  static final int SUBMIT_SM = 0x04;
  static final int DELIVER_SM = 0x05;
  static final int UNBIND = 0x06;
  static final int BIND_TRANSCEIVER = 0x09;
  static final int ENQUIRE_LINK = 0x15;
  static final int DELIVER_SM_RESP = DELIVER_SM | RESPONSE;
  static final int UNBIND_RESP = UNBIND | RESPONSE;

  static final int TLV_RECEIPTED_MESSAGE_ID = 0x001E;
  static final int TLV_USER_MESSAGE_REFERENCE = 0x0204;
  static final int TLV_SAR_MSG_REF_NUM = 0x020C;
  static final int TLV_SAR_TOTAL_SEGMENTS = 0x020E;
  static final int TLV_SAR_SEGMENT_SEQNUM = 0x020F;
  static final int TLV_SC_INTERFACE_VERSION = 0x0210;
  static final int TLV_NETWORK_ERROR_CODE = 0x0423;
  static final int TLV_MESSAGE_PAYLOAD = 0x0424;
  static final int TLV_MESSAGE_STATE = 0x0427;

  static final int ESM_CLASS_UDHI = 0x40;
  static final int UCS2 = 8;
  static final int SHORT_MESSAGE_MAX_OCTETS = 254;

  private Smpp() {}
}

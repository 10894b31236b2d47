package vn.econgdan.simulator;

import java.nio.ByteBuffer;

/** The fields of one submit_sm; {@code userMessageReference} is -1 when the TLV is missing. */
record SubmitSm(
    Address source,
    Address destination,
    int esmClass,
    int dataCoding,
    int registeredDelivery,
    String validityPeriod,
    String scheduleDeliveryTime,
    byte[] message,
    UserData userData,
    int userMessageReference) {

  /** A number or name with its type of number and numbering plan. */
  record Address(int ton, int npi, String text) {
    static Address read(PduReader in) throws MalformedPdu {
      return new Address(in.octet(), in.octet(), in.cString(21));
    }
  }

  static SubmitSm read(ByteBuffer body) throws MalformedPdu {
    PduReader in = new PduReader(body);
    in.cString(6);
    Address source = Address.read(in);
    Address destination = destination(in);
    int esmClass = in.octet();
    in.octet();
    in.octet();
    String schedule = in.cString(17);
    String validity = in.cString(17);
    int registered = in.octet();
    in.octet();
    int coding = in.octet();
    in.octet();
    Tail tail = Tail.read(in);
    UserData data = UserData.of(esmClass, tail.message, tail.sar());
    return new SubmitSm(
        source,
        destination,
        esmClass,
        coding,
        registered,
        validity,
        schedule,
        tail.message,
        data,
        tail.reference);
  }

  private static Address destination(PduReader in) throws MalformedPdu {
    Address destination = Address.read(in);
    if (destination.text().isEmpty()) {
      throw new MalformedPdu(Status.INVALID_DESTINATION, "no destination");
    }
    return destination;
  }

  /** The message and the optional parameters that matter here. */
  private static final class Tail {
    byte[] message;
    int reference = -1;
    int sarReference;
    int sarTotal;
    int sarPart;

    static Tail read(PduReader in) throws MalformedPdu {
      Tail tail = new Tail();
      int length = in.octet();
      if (length > Smpp.SHORT_MESSAGE_MAX_OCTETS) {
        throw new MalformedPdu(Status.INVALID_MESSAGE_LENGTH, "sm_length over 254");
      }
      tail.message = in.octets(length);
      while (in.hasMore()) {
        tail.take(in.tlv());
      }
      return tail;
    }

    void take(Tlv tlv) {
      switch (tlv.tag()) {
        case Smpp.TLV_USER_MESSAGE_REFERENCE -> reference = tlv.number() & 0xFFFF;
        case Smpp.TLV_MESSAGE_PAYLOAD -> message = tlv.value();
        case Smpp.TLV_SAR_MSG_REF_NUM -> sarReference = tlv.number();
        case Smpp.TLV_SAR_TOTAL_SEGMENTS -> sarTotal = tlv.number();
        case Smpp.TLV_SAR_SEGMENT_SEQNUM -> sarPart = tlv.number();
        default -> {
          // any other parameter changes nothing here, as the protocol asks of a receiver
        }
      }
    }

    UserData.SarParts sar() {
      return new UserData.SarParts(sarReference, sarTotal, sarPart);
    }
  }
}

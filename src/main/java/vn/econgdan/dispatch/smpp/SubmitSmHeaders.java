package vn.econgdan.dispatch.smpp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.component.smpp.SmppConstants;
import org.jsmpp.bean.ESMClass;
import vn.econgdan.dispatch.SmppAddress;
import vn.econgdan.dispatch.SubmitPart;
import vn.econgdan.kernel.BusinessClock;

/** Writes a part onto an exchange so that camel-smpp sends exactly CONTRACT 3. */
public final class SubmitSmHeaders {
  /** Exchange property: the part on its way. */
  static final String PART = "submitPart";

  private static final byte INTERNATIONAL = 1;
  private static final byte ISDN = 1;
  private static final byte RECEIPT_WANTED = 1;
  private static final byte NO_PRIORITY = 0;
  private static final int USER_DATA_HEADER = 0x40;
  private static final short USER_MESSAGE_REFERENCE = 0x0204;

  /** SMPP 3.4, 7.1.1: tenths of a second, then the zone in quarters of an hour: +7 h is 28. */
  private static final DateTimeFormatter ABSOLUTE_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'028+'").withZone(BusinessClock.ZONE);

  private final SmppAddress source;
  private final boolean sendReference;

  public SubmitSmHeaders(CarrierSettings settings) {
    this.source = settings.source();
    this.sendReference = settings.sendReference();
  }

  /** Body {@link SubmitPart} in, body and headers for {@code to: smpp:…} out. */
  public void prepare(Exchange exchange) throws InvalidPayloadException {
    Message message = exchange.getMessage();
    SubmitPart part = message.getMandatoryBody(SubmitPart.class);
    exchange.setProperty(PART, part);
    // one char per octet; Camel's default encoding writes them back unchanged
    message.setBody(new String(part.octets(), StandardCharsets.ISO_8859_1));
    message.removeHeaders("CamelSmpp*");
    addresses(message, part);
    content(message, part);
  }

  private void addresses(Message message, SubmitPart part) {
    message.setHeader(SmppConstants.DEST_ADDR, part.msisdn());
    message.setHeader(SmppConstants.DEST_ADDR_TON, INTERNATIONAL);
    message.setHeader(SmppConstants.DEST_ADDR_NPI, ISDN);
    message.setHeader(SmppConstants.SOURCE_ADDR, source.number());
    message.setHeader(SmppConstants.SOURCE_ADDR_TON, (byte) source.ton());
    message.setHeader(SmppConstants.SOURCE_ADDR_NPI, (byte) source.npi());
  }

  private void content(Message message, SubmitPart part) {
    message.setHeader(SmppConstants.DATA_CODING, (byte) part.dataCoding());
    message.setHeader(SmppConstants.ESM_CLASS, new ESMClass(part.udh() ? USER_DATA_HEADER : 0));
    message.setHeader(SmppConstants.REGISTERED_DELIVERY, RECEIPT_WANTED);
    message.setHeader(SmppConstants.PRIORITY_FLAG, NO_PRIORITY); // Camel's default would be 1
    message.setHeader(SmppConstants.VALIDITY_PERIOD, absoluteTime(part.validUntil()));
    if (sendReference) {
      Object reference = (short) part.userMessageReference();
      message.setHeader(
          SmppConstants.OPTIONAL_PARAMETER, Map.of(USER_MESSAGE_REFERENCE, reference));
    }
  }

  static String absoluteTime(Instant instant) {
    return ABSOLUTE_TIME.format(instant);
  }
}

package vn.econgdan.receipt;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import vn.econgdan.dispatch.DeliverSm;
import vn.econgdan.receipt.ParsedReceipt.Ids;
import vn.econgdan.receipt.ParsedReceipt.Kind;
import vn.econgdan.receipt.ParsedReceipt.Times;

/**
 * Reads receipts of every carrier we have seen. Never throws: what cannot be read is empty, and
 * what is no receipt says so. TLVs go before the text, except for err, which the text has in full.
 */
final class ReceiptParser {
  private static final int RECEIPTED_MESSAGE_ID = 0x001E;
  private static final int USER_MESSAGE_REFERENCE = 0x0204;
  private static final int NETWORK_ERROR_CODE = 0x0423;
  private static final int MESSAGE_STATE = 0x0427;

  private static final int MESSAGE_TYPE = 0x3C;
  private static final int SMSC_RECEIPT = 0x04;
  private static final int INTERMEDIATE = 0x20;
  private static final int USER_DATA_HEADER = 0x40;
  private static final int UCS2 = 8;

  private ReceiptParser() {}

  /** Everything that can be read; dates in Asia/Ho_Chi_Minh. */
  public static ParsedReceipt parse(DeliverSm delivered) {
    ReceiptText text = text(delivered);
    Map<Integer, byte[]> tlvs = delivered.tlvs();
    Ids ids = ids(tlvs, text);
    Optional<String> word = stateWord(tlvs).or(text::state);
    return new ParsedReceipt(
        kind(delivered, text, ids, word),
        ids,
        word,
        word.map(ReceiptStates::of).orElse(ReceiptState.UNRECOGNISED),
        text.word("err").or(() -> networkError(tlvs)),
        times(text),
        text.number("sub"),
        text.number("dlvrd"),
        text.text());
  }

  private static Kind kind(DeliverSm delivered, ReceiptText text, Ids ids, Optional<String> word) {
    int type = delivered.esmClass() & MESSAGE_TYPE;
    boolean readable = !ids.isEmpty() || word.isPresent();
    if (type == SMSC_RECEIPT) {
      return readable ? Kind.RECEIPT : Kind.UNREADABLE;
    }
    if (type == INTERMEDIATE) {
      return readable ? Kind.INTERMEDIATE : Kind.UNREADABLE;
    }
    boolean byTlvs = ids.receipted().isPresent() && word.isPresent();
    return byTlvs || text.looksLikeReceipt() ? Kind.RECEIPT : Kind.MO;
  }

  private static Ids ids(Map<Integer, byte[]> tlvs, ReceiptText text) {
    return new Ids(cString(tlvs.get(RECEIPTED_MESSAGE_ID)), text.word("id"), reference(tlvs));
  }

  private static Times times(ReceiptText text) {
    return new Times(
        text.word("submitdate").flatMap(CarrierDates::read),
        text.word("donedate").flatMap(CarrierDates::read));
  }

  private static Optional<String> stateWord(Map<Integer, byte[]> tlvs) {
    return Optional.ofNullable(tlvs.get(MESSAGE_STATE))
        .filter(value -> value.length == 1)
        .flatMap(value -> ReceiptStates.word(value[0]));
  }

  private static Optional<Integer> reference(Map<Integer, byte[]> tlvs) {
    return Optional.ofNullable(tlvs.get(USER_MESSAGE_REFERENCE))
        .filter(value -> value.length == 2)
        .map(value -> (value[0] & 0xff) << 8 | value[1] & 0xff);
  }

  /** Network type and 16-bit error; some send three ASCII digits instead. */
  static Optional<String> networkError(Map<Integer, byte[]> tlvs) {
    byte[] value = tlvs.get(NETWORK_ERROR_CODE);
    if (value == null || value.length != 3) {
      return Optional.empty();
    }
    String ascii = new String(value, StandardCharsets.ISO_8859_1);
    int error = (value[1] & 0xff) << 8 | value[2] & 0xff;
    return Optional.of(ascii.matches("\\d{3}") ? ascii : String.valueOf(error));
  }

  private static Optional<String> cString(byte[] value) {
    return Optional.ofNullable(value)
        .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
        .map(id -> id.replace("\0", "").strip())
        .filter(id -> !id.isEmpty());
  }

  /** As data_coding says, or the other way when only that makes sense: carriers mix them up. */
  private static ReceiptText text(DeliverSm delivered) {
    byte[] octets = withoutHeader(delivered);
    boolean ucs2 = delivered.dataCoding() == UCS2;
    ReceiptText asTold = text(octets, ucs2);
    if (asTold.looksLikeReceipt()) {
      return asTold;
    }
    ReceiptText otherwise = text(octets, !ucs2);
    return otherwise.looksLikeReceipt() ? otherwise : asTold;
  }

  private static ReceiptText text(byte[] octets, boolean ucs2) {
    Charset charset = ucs2 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1;
    // 0x11 is "_" in GSM 03.38, the only such letter in known words
    return new ReceiptText(new String(octets, charset).replace('\u0011', '_').replace("\0", ""));
  }

  private static byte[] withoutHeader(DeliverSm delivered) {
    byte[] octets = delivered.shortMessage();
    boolean header = (delivered.esmClass() & USER_DATA_HEADER) != 0 && octets.length > 0;
    int length = header ? (octets[0] & 0xff) + 1 : 0;
    return length < octets.length ? Arrays.copyOfRange(octets, length, octets.length) : octets;
  }
}

package vn.econgdan.simulator;

import java.nio.charset.StandardCharsets;

/** The receipt of one message. */
final class Receipt extends Delivery {
  private static final int INTERMEDIATE_ESM_CLASS = 0x20;

  /** A notification on the way, or the last word. */
  enum Kind {
    INTERMEDIATE,
    FINAL
  }

  private final Smsc smsc;
  private final Book book;
  private final int row;
  private final Kind kind;

  Receipt(Smsc smsc, int row, Kind kind, long dueNanos) {
    super(dueNanos);
    this.smsc = smsc;
    this.book = smsc.book();
    this.row = row;
    this.kind = kind;
  }

  @Override
  String systemId() {
    return smsc.sessions().systemId(connection());
  }

  @Override
  int connection() {
    return book.ledger.row(row).connection();
  }

  @Override
  Tally.Deliveries tally() {
    return book.tally.receipts;
  }

  @Override
  void write(PduWriter out, int sequence) {
    ReceiptRules rules = smsc.behaviour().receipts();
    LedgerRow message = book.ledger.row(row);
    boolean last = kind == Kind.FINAL;
    String state = last ? message.state() : "ENROUTE";
    String id = book.idInReceipt(row, smsc.behaviour().ids().inReceipt());
    DeliverSm deliver =
        DeliverSm.begin(out, sequence)
            .from(message.destinationTon(), message.destinationNpi(), message.destination())
            .to(message.sourceTon(), message.sourceNpi(), message.source())
            .esmClass(last ? rules.esmClass() : INTERMEDIATE_ESM_CLASS);
    String text = rules.tlvOnly() ? "" : ReceiptText.of(rules.form(), id, state, message);
    deliver.text(text, rules.ucs2());
    if (rules.tlvs() || rules.tlvOnly()) {
      tlvs(out, id, state);
    }
    if (rules.echoReference() && message.userMessageReference() >= 0) {
      out.int2(Smpp.TLV_USER_MESSAGE_REFERENCE).int2(2).int2(message.userMessageReference());
    }
    out.end();
  }

  private static void tlvs(PduWriter out, String id, String state) {
    byte[] withZero = (id + "\0").getBytes(StandardCharsets.US_ASCII);
    int error = StateMix.error(state);
    out.tlv(Smpp.TLV_RECEIPTED_MESSAGE_ID, withZero)
        .tlv(Smpp.TLV_MESSAGE_STATE, new byte[] {(byte) StateMix.number(state)})
        .tlv(Smpp.TLV_NETWORK_ERROR_CODE, new byte[] {3, (byte) (error >> 8), (byte) error});
  }
}

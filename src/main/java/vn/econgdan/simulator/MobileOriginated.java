package vn.econgdan.simulator;

/** A text that a citizen sends to the short code. */
final class MobileOriginated extends Delivery {
  private static final String ALIKE_IN_GSM7 = "[ !\"#%&'()*+,\\-./0-9:;<=>?A-Za-z\r\n]*";

  /** As {@code POST /mo} says it. */
  record Text(String from, String to, String text) {
    Text {
      Check.that(from != null && !from.isEmpty() && from.length() <= 20, "from: 1 to 20 letters");
      Check.that(to != null && to.length() <= 20, "to: at most 20 letters");
      Check.that(text != null, "text is missing");
    }

    boolean plain() {
      return text.matches(ALIKE_IN_GSM7);
    }
  }

  private final Tally.Deliveries tally;
  private final Session session;
  private final Text text;

  MobileOriginated(Tally tally, Session session, Text text) {
    super(EventLoop.now());
    this.tally = tally.mo;
    this.session = session;
    this.text = text;
  }

  @Override
  String systemId() {
    return session.systemId();
  }

  @Override
  int connection() {
    return session.number;
  }

  @Override
  Tally.Deliveries tally() {
    return tally;
  }

  @Override
  void write(PduWriter out, int sequence) {
    DeliverSm.begin(out, sequence)
        .from(1, 1, text.from())
        .to(0, 1, text.to())
        .esmClass(0)
        .text(text.text(), !text.plain());
    out.end();
  }
}

package vn.econgdan.simulator;

/** What each PDU of a client leads to. */
final class Protocol {
  private static final long UNBIND_WAIT_MILLIS = 2_000;
  private static final long CLOSE_WAIT_MILLIS = 500;
  private final Smsc smsc;
  private final Binding binding;
  private final Submits submits;
  private final Queries queries;

  Protocol(Smsc smsc) {
    this.smsc = smsc;
    this.binding = new Binding(smsc);
    this.submits = new Submits(smsc);
    this.queries = new Queries(smsc);
  }

  void handle(Session session, Pdu pdu) {
    if (pdu.isResponse()) {
      response(session, pdu);
    } else {
      request(session, pdu);
    }
  }

  private void request(Session session, Pdu pdu) {
    try {
      switch (pdu.command()) {
        case Smpp.SUBMIT_SM -> submits.handle(session, pdu);
        case Smpp.ENQUIRE_LINK -> enquireLink(session, pdu);
        case Smpp.QUERY_SM -> queries.handle(session, pdu);
        case Smpp.BIND_RECEIVER -> binding.handle(session, pdu, Session.Bind.RECEIVER);
        case Smpp.BIND_TRANSMITTER -> binding.handle(session, pdu, Session.Bind.TRANSMITTER);
        case Smpp.BIND_TRANSCEIVER -> binding.handle(session, pdu, Session.Bind.TRANSCEIVER);
        case Smpp.UNBIND -> unbound(session, pdu);
        default -> session.nack(Status.INVALID_COMMAND, pdu.sequence());
      }
    } catch (MalformedPdu e) {
      answer(session, pdu, e.status());
    }
  }

  private void response(Session session, Pdu pdu) {
    switch (pdu.command()) {
      case Smpp.DELIVER_SM_RESP, Smpp.GENERIC_NACK -> smsc.receipts().answered(session, pdu);
      case Smpp.UNBIND_RESP -> session.close();
      default -> smsc.book().tally.unexpectedAnswers++;
    }
  }

  private void enquireLink(Session session, Pdu pdu) {
    if (smsc.behaviour().binds().answerEnquireLink()) {
      answer(session, pdu, Status.OK);
    }
  }

  /** The client closes; jSMPP misses the answer when the end of the link comes right behind it. */
  private void unbound(Session session, Pdu pdu) {
    answer(session, pdu, Status.OK);
    session.leaves();
    smsc.receipts().ended(session);
    smsc.loop().after(CLOSE_WAIT_MILLIS, () -> closeIfOpen(session));
  }

  /** The answer without a body. */
  static void answer(Session session, Pdu pdu, Status status) {
    session.out().begin(pdu.command() | Smpp.RESPONSE, status, pdu.sequence()).end();
  }

  /** Asks the client to go; who does not answer is cut off. */
  void unbind(Session session) {
    session.leaves();
    session.out().begin(Smpp.UNBIND, Status.OK, session.nextSequence()).end();
    smsc.loop().after(UNBIND_WAIT_MILLIS, () -> closeIfOpen(session));
  }

  private static void closeIfOpen(Session session) {
    if (session.open()) {
      session.close();
    }
  }
}

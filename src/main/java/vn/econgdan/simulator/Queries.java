package vn.econgdan.simulator;

/** query_sm: how a message stands now. */
final class Queries {
  private final Smsc smsc;

  Queries(Smsc smsc) {
    this.smsc = smsc;
  }

  void handle(Session session, Pdu pdu) throws MalformedPdu {
    String id = new PduReader(pdu.body()).cString(65);
    int row = smsc.book().row(id);
    if (row < 0 || !session.bind().sends()) {
      Protocol.answer(session, pdu, row < 0 ? Status.QUERY_FAILED : Status.WRONG_BIND_STATE);
      return;
    }
    answer(session, pdu, id, smsc.book().ledger.row(row));
  }

  private void answer(Session session, Pdu pdu, String id, LedgerRow row) {
    boolean done = row.doneAtMillis() <= smsc.wallMillis();
    String state = done ? row.state() : "ENROUTE";
    session
        .out()
        .begin(pdu.command() | Smpp.RESPONSE, Status.OK, pdu.sequence())
        .cString(id)
        .cString(done ? CarrierTime.absolute(row.doneAtMillis()) : "")
        .octet(StateMix.number(state))
        .octet(StateMix.error(state))
        .end();
  }
}

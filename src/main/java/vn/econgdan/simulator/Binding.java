package vn.econgdan.simulator;

/** Lets a client in, or not. */
final class Binding {
  private static final String OUR_SYSTEM_ID = "simulator";
  private final Smsc smsc;

  Binding(Smsc smsc) {
    this.smsc = smsc;
  }

  void handle(Session session, Pdu pdu, Session.Bind as) throws MalformedPdu {
    if (!smsc.behaviour().binds().answer()) {
      return;
    }
    PduReader in = new PduReader(pdu.body());
    String systemId = in.cString(16);
    Status verdict = verdict(session, systemId, in.cString(9));
    if (verdict.ok()) {
      accept(session, pdu, as, systemId);
      return;
    }
    smsc.book().tally.bindsRefused++;
    Protocol.answer(session, pdu, verdict);
  }

  private Status verdict(Session session, String systemId, String password) {
    Status refusal = smsc.behaviour().binds().refuseWith();
    if (refusal != null) {
      return refusal;
    }
    if (session.bind() != Session.Bind.NONE) {
      return Status.ALREADY_BOUND;
    }
    return smsc.options().account().verdict(systemId, password);
  }

  private void accept(Session session, Pdu pdu, Session.Bind as, String systemId) {
    session.bound(as, systemId);
    session
        .out()
        .begin(pdu.command() | Smpp.RESPONSE, Status.OK, pdu.sequence())
        .cString(OUR_SYSTEM_ID)
        .tlv(Smpp.TLV_SC_INTERFACE_VERSION, new byte[] {0x34})
        .end();
    smsc.receipts().bound(session);
  }
}

package vn.econgdan.simulator;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Does what was asked for, at once; on the event loop. */
final class Actions {
  private final Smsc smsc;

  Actions(Smsc smsc) {
    this.smsc = smsc;
  }

  /** How many connections were concerned. */
  int run(Action action) throws IOException {
    return switch (action) {
      case DROP_LINKS -> each(smsc.sessions().all(), Session::close);
      case UNBIND -> each(bound(), smsc.protocol()::unbind);
      case GARBAGE -> each(bound(), Faults::garbage);
      case BROKEN_TLV -> each(receivers(), Faults::brokenTlv);
      case OVERSIZED -> each(receivers(), Faults::oversized);
      case STOP_LISTENING -> listen(false);
      case LISTEN_AGAIN -> listen(true);
    };
  }

  private static int each(List<Session> sessions, Consumer<Session> act) {
    sessions.forEach(act);
    return sessions.size();
  }

  private List<Session> bound() {
    return smsc.sessions().all().stream().filter(s -> s.bind() != Session.Bind.NONE).toList();
  }

  private List<Session> receivers() {
    return smsc.sessions().all().stream().filter(Session::receives).toList();
  }

  private int listen(boolean on) throws IOException {
    if (on) {
      smsc.acceptor().listen();
    } else {
      smsc.acceptor().stop();
    }
    return 0;
  }

  /** False when no bind can receive. */
  boolean send(MobileOriginated.Text text) {
    List<Session> receivers = receivers();
    if (receivers.isEmpty()) {
      return false;
    }
    Session session = receivers.get(0);
    smsc.receipts().send(new MobileOriginated(smsc.book().tally, session, text));
    return true;
  }
}

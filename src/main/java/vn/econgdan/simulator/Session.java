package vn.econgdan.simulator;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One client's connection from its first octet to its end. */
final class Session {
  private static final System.Logger LOG = System.getLogger(Session.class.getName());

  /** How the client bound, and what it may do. */
  enum Bind {
    NONE,
    TRANSMITTER,
    RECEIVER,
    TRANSCEIVER;

    boolean sends() {
      return this == TRANSMITTER || this == TRANSCEIVER;
    }

    boolean receives() {
      return this == RECEIVER || this == TRANSCEIVER;
    }
  }

  final int number;
  final Lane lane = new Lane();
  private final Link link;
  private final Smsc smsc;
  private Bind bind = Bind.NONE;
  private String systemId = "";
  private int sequence;
  private boolean closing;
  private boolean left;

  Session(int number, Link link, Smsc smsc) {
    this.number = number;
    this.link = link;
    this.smsc = smsc;
  }

  Bind bind() {
    return bind;
  }

  String systemId() {
    return systemId;
  }

  void bound(Bind as, String account) {
    bind = as;
    systemId = account;
  }

  boolean open() {
    return link.open();
  }

  boolean receives() {
    return open() && !closing && !left && bind.receives();
  }

  PduWriter out() {
    return link.out();
  }

  boolean full() {
    return link.full();
  }

  int nextSequence() {
    sequence = sequence == Integer.MAX_VALUE ? 1 : sequence + 1;
    return sequence;
  }

  /** The selector saw something: read, work, and leave the answers for the end of the turn. */
  void ready() {
    try {
      if (link.readable() && !receive()) {
        lost("closed by the client");
      }
    } catch (IOException e) {
      lost(e.toString());
    }
  }

  private boolean receive() throws IOException {
    boolean open = link.read();
    ByteBuffer received = link.received();
    while (link.open() && !closing && whole(received)) {
      smsc.protocol().handle(this, Pdu.cut(received));
    }
    link.consumed();
    return open;
  }

  private boolean whole(ByteBuffer received) {
    if (received.remaining() < Smpp.HEADER_OCTETS) {
      return false;
    }
    int length = received.getInt(received.position());
    if (length < Smpp.HEADER_OCTETS || length > Smpp.MAX_PDU_OCTETS) {
      nack(Status.INVALID_COMMAND_LENGTH, received.getInt(received.position() + 12));
      closeAfterFlush();
      return false;
    }
    return received.remaining() >= length;
  }

  void nack(Status status, int toSequence) {
    out().begin(Smpp.GENERIC_NACK, status, toSequence).end();
  }

  /** Sends what stands ready; at the end of a turn. */
  void flush() {
    if (!link.open()) {
      return;
    }
    try {
      link.flush();
      if (closing && link.out().size() == 0) {
        close();
      }
    } catch (IOException e) {
      lost(e.toString());
    }
  }

  /** It has said goodbye: nothing more is sent to it, and its end is no loss. */
  void leaves() {
    left = true;
  }

  void closeAfterFlush() {
    closing = true;
  }

  private void lost(String why) {
    LOG.log(System.Logger.Level.DEBUG, "connection {0} ended: {1}", number, why);
    smsc.book().tally.linksLost += left ? 0 : 1;
    close();
  }

  /** Ends the connection without a word; whatever was not sent is lost with it. */
  void close() {
    try {
      link.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "a connection did not close cleanly", e);
    }
    smsc.ended(this);
  }
}

package vn.econgdan.dispatch.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.function.BiConsumer;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.bean.Command;

/**
 * Reads PDUs, bounds what it allocates, and keeps from jSMPP what that would let wait or lose: the
 * answers to parts go straight to whom they are for, what is delivered to us unread to the intake.
 * jSMPP's parser refuses much that carriers send, and what is refused for good never comes again.
 */
final class CarrierPduReader extends DefaultPDUReader {
  private static final int LENGTH_MAX = 1 << 20;

  private final PendingSubmits pending;
  private BiConsumer<Command, byte[]> deliveries;

  CarrierPduReader(PendingSubmits pending) {
    this.pending = pending;
  }

  /** Call before anything is read. */
  void deliverTo(BiConsumer<Command, byte[]> intake) {
    deliveries = intake;
  }

  /** The next PDU that is jSMPP's. */
  @Override
  public Command readPDUHeader(DataInputStream in)
      throws InvalidCommandLengthException, IOException {
    try {
      Command header = bounded(in);
      while (isTaken(header, in)) {
        header = bounded(in);
      }
      return header;
    } catch (InvalidCommandLengthException e) {
      pending.end(); // where the next PDU begins is unknown: no answer can be found any more
      throw e;
    }
  }

  private Command bounded(DataInputStream in) throws InvalidCommandLengthException, IOException {
    Command header = super.readPDUHeader(in);
    if (header.getCommandLength() > LENGTH_MAX) {
      throw new InvalidCommandLengthException("Command length is over " + LENGTH_MAX);
    }
    return header;
  }

  private boolean isTaken(Command header, DataInputStream in) throws IOException {
    if (pending.isAnswer(header)) {
      pending.answered(header, readPDU(in, header));
      return true;
    }
    if (Delivery.isOne(header)) {
      deliveries.accept(header, readPDU(in, header));
      return true;
    }
    return false;
  }

  /**
   * Silence between PDUs is jSMPP's sign to ask whether the carrier lives; within one it is not.
   */
  @Override
  public byte[] readPDU(DataInputStream in, Command header) throws IOException {
    try {
      return super.readPDU(in, header);
    } catch (SocketTimeoutException e) {
      throw new IOException("the carrier stopped in the middle of a PDU", e);
    }
  }
}

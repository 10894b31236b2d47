package vn.econgdan.dispatch.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;

/**
 * Reads PDUs and bounds what it allocates. A deliver_sm goes to the intake and jSMPP never sees it;
 * what else is delivered to us travels in an envelope.
 */
final class CarrierPduReader extends DefaultPDUReader {
  private static final int LENGTH_MAX = 1 << 20;

  private final ReceiptIntake intake;
  private volatile CarrierSession session;

  CarrierPduReader(ReceiptIntake intake) {
    this.intake = intake;
  }

  /** Over which session deliveries are answered. */
  void reads(CarrierSession forSession) {
    session = forSession;
  }

  /** The next PDU that is none of the intake's. */
  @Override
  public Command readPDUHeader(DataInputStream in)
      throws InvalidCommandLengthException, IOException {
    Command header = bounded(super.readPDUHeader(in));
    while (header.getCommandId() == SMPPConstant.CID_DELIVER_SM) {
      intake.take(session, header.getSequenceNumber(), super.readPDU(in, header));
      header = bounded(super.readPDUHeader(in));
    }
    return header;
  }

  private static Command bounded(Command header) throws InvalidCommandLengthException {
    if (header.getCommandLength() > LENGTH_MAX) {
      throw new InvalidCommandLengthException("Command length is over " + LENGTH_MAX);
    }
    return header;
  }

  @Override
  public byte[] readPDU(DataInputStream in, Command header) throws IOException {
    byte[] pdu = super.readPDU(in, header);
    int command = header.getCommandId();
    return PduEnvelope.carries(command) ? PduEnvelope.seal(command, pdu) : pdu;
  }
}

package vn.econgdan.dispatch.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.bean.Command;

/** Reads PDUs, puts what is delivered to us into an envelope, and bounds what it allocates. */
final class CarrierPduReader extends DefaultPDUReader {
  private static final int LENGTH_MAX = 1 << 20;

  @Override
  public Command readPDUHeader(DataInputStream in)
      throws InvalidCommandLengthException, IOException {
    Command header = super.readPDUHeader(in);
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

package vn.econgdan.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.PDUComposer;

/**
 * One bind of the limit. No thread waits for an answer: answers and receipts are taken where they
 * are read, before jSMPP's pool sees them.
 */
final class BaselineLink implements AutoCloseable {
  /** Ours begin above those of the session's own commands. */
  private static final int FIRST_SEQUENCE = 1_000_000_000;

  private static final int HEADER = 16;
  private static final int RESPONSE_LENGTH = HEADER + 1;
  private static final short USER_MESSAGE_REFERENCE = 0x0204;
  private static final String DAY = "000001000000000R";
  private static final byte[] TEXT =
      "UBND P.Thanh Xuan: Kinh moi cac bac linh luong huu luc 8h ngay 05/12 tai to 55B."
          .getBytes(StandardCharsets.US_ASCII);

  private final Listener listener;
  private final PDUComposer composer = new DefaultComposer();
  private final SMPPSession session;
  private OutputStream wire;

  /** Called by the one thread that reads. */
  interface Listener {
    void answered(int index, int status, String carrierId);

    void delivered(byte[] pdu, int sequence);
  }

  BaselineLink(int port, Listener listener) throws IOException {
    this.listener = listener;
    this.session =
        new SMPPSession(
            new SynchronizedPDUSender(new DefaultPDUSender()), new Reader(), this::connect);
    session.setTransactionTimer(10_000);
    session.connectAndBind(
        "127.0.0.1",
        port,
        new BindParameter(
            BindType.BIND_TRX,
            "bare",
            "bare",
            "",
            TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.UNKNOWN,
            ""));
  }

  private SocketConnection connect(String host, int port) throws IOException {
    Socket socket = new Socket(host, port);
    socket.setTcpNoDelay(true);
    SocketConnection connection = new SocketConnection(socket);
    wire = connection.getOutputStream();
    return connection;
  }

  private final class Reader extends DefaultPDUReader {
    @Override
    public Command readPDUHeader(DataInputStream in)
        throws InvalidCommandLengthException, IOException {
      Command header = super.readPDUHeader(in);
      while (taken(in, header)) {
        header = super.readPDUHeader(in);
      }
      return header;
    }

    private boolean taken(DataInputStream in, Command header) throws IOException {
      int sequence = header.getSequenceNumber();
      if (header.getCommandId() == SMPPConstant.CID_DELIVER_SM) {
        listener.delivered(readPDU(in, header), sequence);
        return true;
      }
      if (header.getCommandId() == SMPPConstant.CID_SUBMIT_SM_RESP && sequence >= FIRST_SEQUENCE) {
        byte[] pdu = readPDU(in, header);
        int length = Math.max(0, pdu.length - RESPONSE_LENGTH);
        listener.answered(
            sequence - FIRST_SEQUENCE,
            header.getCommandStatus(),
            new String(pdu, HEADER, length, StandardCharsets.ISO_8859_1));
        return true;
      }
      return false;
    }
  }

  /**
   * The answers come to the listener.
   *
   * @param inBlocks all in one write; otherwise one each, as jSMPP sends them
   */
  void submit(List<BaselineRows.Part> parts, boolean inBlocks)
      throws IOException, PDUStringException {
    if (inBlocks) {
      submitBlock(parts);
      return;
    }
    for (BaselineRows.Part part : parts) {
      write(submitSm(part));
    }
  }

  private void submitBlock(List<BaselineRows.Part> parts) throws IOException, PDUStringException {
    ByteArrayOutputStream block = new ByteArrayOutputStream(parts.size() * 200);
    for (BaselineRows.Part part : parts) {
      block.write(submitSm(part));
    }
    write(block.toByteArray());
  }

  private byte[] submitSm(BaselineRows.Part part) throws PDUStringException {
    return composer.submitSm(
        FIRST_SEQUENCE + part.index(),
        "",
        TypeOfNumber.ALPHANUMERIC.value(),
        NumberingPlanIndicator.UNKNOWN.value(),
        "eCONGDAN",
        TypeOfNumber.INTERNATIONAL.value(),
        NumberingPlanIndicator.ISDN.value(),
        part.msisdn(),
        (byte) 0,
        (byte) 0,
        (byte) 0,
        null,
        DAY,
        (byte) 1,
        (byte) 0,
        (byte) 0,
        (byte) 0,
        TEXT,
        new OptionalParameter.Short(USER_MESSAGE_REFERENCE, (short) part.reference()));
  }

  /** A whole group in one write. */
  void acknowledge(List<BaselineRows.Receipt> receipts) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(RESPONSE_LENGTH * receipts.size());
    for (BaselineRows.Receipt receipt : receipts) {
      block.putInt(RESPONSE_LENGTH).putInt(SMPPConstant.CID_DELIVER_SM_RESP).putInt(0);
      block.putInt(receipt.sequence()).put((byte) 0);
    }
    write(block.array());
  }

  private void write(byte[] block) throws IOException {
    synchronized (wire) { // as jSMPP's sender does
      wire.write(block);
      wire.flush();
    }
  }

  @Override
  public void close() {
    session.unbindAndClose();
  }
}

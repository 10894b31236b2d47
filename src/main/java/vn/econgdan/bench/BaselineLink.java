package vn.econgdan.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.socket.SocketConnection;

/** One bind of the limit: blocking submits; receipts are taken before jSMPP's pool sees them. */
final class BaselineLink implements AutoCloseable {
  private static final int RESPONSE_LENGTH = 17;
  private static final short USER_MESSAGE_REFERENCE = 0x0204;

  private final SMPPSession session;
  private OutputStream wire;

  /** A deliver_sm as it came. */
  record Delivered(byte[] pdu, int sequence) {}

  BaselineLink(int port, Consumer<Delivered> deliveries) throws IOException {
    this.session =
        new SMPPSession(
            new SynchronizedPDUSender(new DefaultPDUSender()),
            new Reader(deliveries),
            (host, to) -> connect(host, to));
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

  private static final class Reader extends DefaultPDUReader {
    private final Consumer<Delivered> deliveries;

    Reader(Consumer<Delivered> deliveries) {
      this.deliveries = deliveries;
    }

    @Override
    public Command readPDUHeader(DataInputStream in)
        throws InvalidCommandLengthException, IOException {
      Command header = super.readPDUHeader(in);
      while (header.getCommandId() == SMPPConstant.CID_DELIVER_SM) {
        deliveries.accept(new Delivered(readPDU(in, header), header.getSequenceNumber()));
        header = super.readPDUHeader(in);
      }
      return header;
    }
  }

  /** Blocks until the SMSC has answered; returns its id. */
  String submit(BaselineStore.Part part, BaselineStore.Text text, String validity)
      throws IOException,
          PDUException,
          ResponseTimeoutException,
          InvalidResponseException,
          NegativeResponseException {
    return session
        .submitShortMessage(
            "",
            TypeOfNumber.ALPHANUMERIC,
            NumberingPlanIndicator.UNKNOWN,
            "eCONGDAN",
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            part.msisdn().substring(1),
            new ESMClass(0),
            (byte) 0,
            (byte) 0,
            null,
            validity,
            new RegisteredDelivery(1),
            (byte) 0,
            new RawDataCoding(text.dataCoding()),
            (byte) 0,
            text.octets(),
            new OptionalParameter.Short(USER_MESSAGE_REFERENCE, (short) part.reference()))
        .getMessageId();
  }

  /** A whole group in one write. */
  void acknowledge(List<BaselineStore.Receipt> receipts) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(RESPONSE_LENGTH * receipts.size());
    for (BaselineStore.Receipt receipt : receipts) {
      block.putInt(RESPONSE_LENGTH).putInt(SMPPConstant.CID_DELIVER_SM_RESP).putInt(0);
      block.putInt(receipt.sequence()).put((byte) 0);
    }
    synchronized (wire) { // as jSMPP's sender does
      wire.write(block.array());
      wire.flush();
    }
  }

  @Override
  public void close() {
    session.unbindAndClose();
  }
}

package vn.econgdan.simulator;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** An SMPP client that speaks in octets and shows what came as octets. */
final class RawClient implements AutoCloseable {
  private static final int READ_TIMEOUT_MILLIS = 5_000;
  private final Socket socket;
  private final DataInputStream in;
  private int sequence;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
  }

  /** A PDU as it came, with readers for what tests look at. */
  record Came(int length, int command, int status, int sequence, byte[] body) {
    String hex() {
      return HexFormat.of().formatHex(body);
    }

    String text() {
      return new String(body, StandardCharsets.ISO_8859_1);
    }

    /** The body as a C-octet string: the id of a submit_sm_resp. */
    String id() {
      return text().substring(0, body.length - 1);
    }

    /** The fields of a deliver_sm. */
    Deliver deliver() {
      ByteBuffer at = ByteBuffer.wrap(body);
      cString(at);
      String from = address(at);
      String to = address(at);
      int esmClass = at.get();
      at.position(at.position() + 6);
      int coding = at.get();
      at.get();
      byte[] message = new byte[at.get() & 0xFF];
      at.get(message);
      byte[] tlvs = new byte[at.remaining()];
      at.get(tlvs);
      return new Deliver(from, to, esmClass, coding, message, HexFormat.of().formatHex(tlvs));
    }

    private static String address(ByteBuffer at) {
      return at.get() + "/" + at.get() + "/" + cString(at);
    }

    private static String cString(ByteBuffer at) {
      StringBuilder text = new StringBuilder();
      for (byte octet = at.get(); octet != 0; octet = at.get()) {
        text.append((char) octet);
      }
      return text.toString();
    }
  }

  record Deliver(String from, String to, int esmClass, int coding, byte[] message, String tlvsHex) {
    String text() {
      return new String(
          message, coding == 8 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    }
  }

  /** Sends a PDU and answers its sequence. */
  int send(int command, byte[]... body) throws IOException {
    sequence++;
    answer(command, 0, sequence, body);
    return sequence;
  }

  void answer(int command, int status, int toSequence, byte[]... body) throws IOException {
    byte[] all = join(body);
    ByteBuffer pdu = ByteBuffer.allocate(16 + all.length);
    pdu.putInt(16 + all.length).putInt(command).putInt(status).putInt(toSequence).put(all);
    raw(pdu.array());
  }

  void raw(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
  }

  Came bind(int command, String systemId, String password) throws IOException {
    send(command, c(systemId), c(password), c(""), new byte[] {0x34, 0, 0, 0});
    return read();
  }

  RawClient bound(int command) throws IOException {
    Came answer = bind(command, "econgdan", "secret");
    if (answer.status() != 0) {
      throw new IllegalStateException("not bound: " + answer);
    }
    return this;
  }

  int submit(String to, String text) throws IOException {
    return submit(to, 0, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  int submit(String to, int esmClass, byte[] message, byte[]... tlvs) throws IOException {
    return submit(to, esmClass, 1, message, tlvs);
  }

  int submit(String to, int esmClass, int registered, byte[] message, byte[]... tlvs)
      throws IOException {
    return send(
        Smpp.SUBMIT_SM,
        new byte[] {0, 5, 0},
        c("eCONGDAN"),
        new byte[] {1, 1},
        c(to),
        new byte[] {(byte) esmClass, 0, 0, 0},
        c("261201230000028+"),
        new byte[] {(byte) registered, 0, 0, 0, (byte) message.length},
        message,
        join(tlvs));
  }

  /** The next PDU. */
  Came read() throws IOException {
    int length = in.readInt();
    int command = in.readInt();
    int status = in.readInt();
    int toSequence = in.readInt();
    byte[] body = new byte[length - 16];
    in.readFully(body);
    return new Came(length, command, status, toSequence, body);
  }

  Came read(int command) throws IOException {
    Came came = read();
    if (came.command() != command) {
      throw new IllegalStateException("not " + Integer.toHexString(command) + " but " + came);
    }
    return came;
  }

  /** The next deliver_sm, acknowledged. */
  Deliver receipt() throws IOException {
    Came came = read(Smpp.DELIVER_SM);
    acknowledge(came, 0);
    return came.deliver();
  }

  void acknowledge(Came deliver, int status) throws IOException {
    answer(Smpp.DELIVER_SM_RESP, status, deliver.sequence(), new byte[1]);
  }

  String readText(int octets) throws IOException {
    return new String(in.readNBytes(octets), StandardCharsets.ISO_8859_1);
  }

  /** True when the server has closed; anything that came instead is an error. */
  boolean closed() throws IOException {
    try {
      throw new IllegalStateException("an octet came: " + in.readByte());
    } catch (EOFException end) {
      return true;
    }
  }

  /** True when nothing comes for so long. */
  boolean silentFor(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      throw new IllegalStateException("came: " + read());
    } catch (java.net.SocketTimeoutException nothing) {
      socket.setSoTimeout(READ_TIMEOUT_MILLIS);
      return true;
    }
  }

  static byte[] c(String text) {
    return (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(1 << 17);
    for (byte[] part : parts) {
      all.put(part);
    }
    byte[] joined = new byte[all.flip().remaining()];
    all.get(joined);
    return joined;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

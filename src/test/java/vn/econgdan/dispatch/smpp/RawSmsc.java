package vn.econgdan.dispatch.smpp;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** An SMSC in octets: what it saw is what was on the wire. */
final class RawSmsc implements AutoCloseable {
  static final int NO_ANSWER = -1;
  static final int GENERIC_NACK = -2;

  private static final int RESPONSE = 0x80000000;

  final List<byte[]> submits = new CopyOnWriteArrayList<>();
  final Map<Integer, Integer> deliveryAnswers = new ConcurrentHashMap<>();
  final AtomicInteger answersToDeliveries = new AtomicInteger();
  final AtomicInteger binds = new AtomicInteger();
  final AtomicInteger unbinds = new AtomicInteger();
  volatile IntSupplier submitStatus = () -> 0;
  volatile int bindStatus;

  /** When set, what a submit is answered with, whatever it is; {@code null} is no answer. */
  volatile Function<byte[], byte[]> answer;

  private final AtomicInteger ids = new AtomicInteger();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Set<Socket> deaf = ConcurrentHashMap.newKeySet();
  private final ServerSocket server;

  RawSmsc(int port) throws IOException {
    server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /** Sends a delivery over every session and returns the sequence number it can be asked for. */
  int deliver(int commandId, byte[] body) throws IOException {
    int sequence = 1_000 + ids.incrementAndGet();
    for (Socket socket : sockets) {
      write(socket, pdu(commandId, 0, sequence, body));
    }
    return sequence;
  }

  /** Sends these octets over every session. */
  void send(byte[] octets) {
    try {
      for (Socket socket : sockets) {
        write(socket, octets);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sessions there are read one more PDU, and stay open. */
  void deafen() {
    deaf.addAll(sockets);
  }

  /** Many in one write; returns the sequence number of the first, the others follow it. */
  int deliverMany(int count, byte[] body) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    int first = 100_000 + ids.getAndAdd(count);
    for (int i = 0; i < count; i++) {
      octets.writeBytes(pdu(0x05, 0, first + i, body));
    }
    send(octets.toByteArray());
    return first;
  }

  void drop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  void unbind() throws IOException {
    for (Socket socket : sockets) {
      write(socket, pdu(0x06, 0, 77, new byte[0]));
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    drop();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        daemon(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the end of this SMSC
    }
  }

  private void serve(Socket socket) {
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (!deaf.contains(socket)) {
        byte[] pdu = new byte[in.readInt()];
        ByteBuffer.wrap(pdu).putInt(pdu.length);
        in.readFully(pdu, 4, pdu.length - 4);
        answer(socket, pdu);
      }
    } catch (IOException gone) {
      sockets.remove(socket);
    }
  }

  private void answer(Socket socket, byte[] pdu) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(pdu);
    int sequence = header.getInt(12);
    switch (header.getInt(4)) {
      case 0x09 -> {
        binds.incrementAndGet();
        write(socket, pdu(0x09 | RESPONSE, bindStatus, sequence, cString("smsc")));
      }
      case 0x04 -> submitted(socket, pdu, sequence);
      case 0x05 | RESPONSE, 0x103 | RESPONSE -> {
        deliveryAnswers.put(sequence, header.getInt(8));
        answersToDeliveries.incrementAndGet();
      }
      case 0x06 -> {
        unbinds.incrementAndGet();
        write(socket, pdu(0x06 | RESPONSE, 0, sequence, new byte[0]));
      }
      case 0x15 -> write(socket, pdu(0x15 | RESPONSE, 0, sequence, new byte[0]));
      default -> {}
    }
  }

  private void submitted(Socket socket, byte[] pdu, int sequence) throws IOException {
    submits.add(pdu);
    if (answer != null) {
      byte[] octets = answer.apply(pdu);
      if (octets != null) {
        write(socket, octets);
      }
      return;
    }
    int status = submitStatus.getAsInt();
    if (status == GENERIC_NACK) {
      write(socket, pdu(RESPONSE, 0x02, sequence, new byte[0]));
    } else if (status != NO_ANSWER) {
      byte[] id = status == 0 ? cString("id-" + ids.incrementAndGet()) : new byte[0];
      write(socket, pdu(0x04 | RESPONSE, status, sequence, id));
    }
  }

  static byte[] pdu(int command, int status, int sequence, byte[] body) {
    ByteBuffer pdu = ByteBuffer.allocate(16 + body.length);
    pdu.putInt(16 + body.length).putInt(command).putInt(status).putInt(sequence).put(body);
    return pdu.array();
  }

  /** A deliver_sm's body: a text, then TLVs as they are given, however broken. */
  static byte[] deliverSm(int esmClass, String source, byte[] text, byte[]... tlvs) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(new byte[] {0, 1, 1});
    body.writeBytes(cString(source));
    body.writeBytes(new byte[] {5, 0});
    body.writeBytes(cString("eCONGDAN"));
    body.writeBytes(new byte[] {(byte) esmClass, 0, 0, 0, 0, 0, 0, 0, 0, (byte) text.length});
    body.writeBytes(text);
    for (byte[] tlv : tlvs) {
      body.writeBytes(tlv);
    }
    return body.toByteArray();
  }

  static byte[] tlv(int tag, byte[] value) {
    ByteBuffer tlv = ByteBuffer.allocate(4 + value.length);
    return tlv.putShort((short) tag).putShort((short) value.length).put(value).array();
  }

  static byte[] cString(String value) {
    return (value + "\0").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void write(Socket socket, byte[] pdu) throws IOException {
    synchronized (socket) {
      socket.getOutputStream().write(pdu);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "raw-smsc");
    thread.setDaemon(true);
    thread.start();
  }
}

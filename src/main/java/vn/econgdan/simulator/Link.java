package vn.econgdan.simulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One TCP connection: octets in, octets out, never blocking the loop. */
final class Link {
  /** With so much unsent the client is not read any more: it has to take its answers first. */
  private static final int FULL_OCTETS = 1024 * 1024;

  private static final int WRITE_OCTETS = 128 * 1024;
  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocateDirect(2 * Smpp.MAX_PDU_OCTETS);
  private final PduWriter out = new PduWriter();
  private SelectionKey key;

  Link(SocketChannel channel) {
    this.channel = channel;
  }

  void register(EventLoop loop, Runnable ready) throws IOException {
    key = loop.register(channel, SelectionKey.OP_READ, ready);
  }

  /** Reads what is there; false when the client has closed. */
  boolean read() throws IOException {
    return channel.read(in) >= 0;
  }

  /** What came and was not yet consumed, ready to be read; close with {@link #consumed}. */
  ByteBuffer received() {
    return in.flip();
  }

  void consumed() {
    in.compact();
  }

  PduWriter out() {
    return out;
  }

  boolean full() {
    return out.size() >= FULL_OCTETS;
  }

  boolean open() {
    return channel.isOpen();
  }

  boolean readable() {
    return key.isValid() && key.isReadable();
  }

  /** Writes as much as the socket takes; the rest leaves when it takes more. */
  void flush() throws IOException {
    int written = 1;
    while (out.size() > 0 && written > 0) {
      ByteBuffer pending = out.pending();
      pending.limit(Math.min(pending.limit(), pending.position() + WRITE_OCTETS));
      written = channel.write(pending);
      out.sent(written);
    }
    interest();
  }

  private void interest() {
    int write = out.size() > 0 ? SelectionKey.OP_WRITE : 0;
    int read = full() ? 0 : SelectionKey.OP_READ;
    if (key.interestOps() != (read | write)) {
      key.interestOps(read | write);
    }
  }

  void close() throws IOException {
    channel.close();
  }
}

package vn.econgdan.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Listens for clients, and stops and starts again on the same port. */
final class Acceptor {
  private static final int BACKLOG = 128;
  private static final long BIND_WAIT_MILLIS = 30_000;
  private final Smsc smsc;
  private InetSocketAddress address;
  private ServerSocketChannel server;

  Acceptor(Smsc smsc, InetSocketAddress address) {
    this.smsc = smsc;
    this.address = address;
  }

  /** Opens the port; keeps it when it is open already. */
  void listen() throws IOException {
    if (listening()) {
      return;
    }
    server = ServerSocketChannel.open();
    server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    server.bind(address, BACKLOG);
    address = (InetSocketAddress) server.getLocalAddress();
    smsc.loop().register(server, SelectionKey.OP_ACCEPT, this::accept);
  }

  boolean listening() {
    return server != null && server.isOpen();
  }

  int port() {
    return address.getPort();
  }

  void stop() throws IOException {
    server.close();
  }

  private void accept() {
    try {
      for (SocketChannel client = next(); client != null; client = next()) {
        welcome(client);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SocketChannel next() throws IOException {
    return listening() ? server.accept() : null;
  }

  private void welcome(SocketChannel client) throws IOException {
    smsc.book().tally.connections++;
    if (smsc.behaviour().binds().refuseConnections()) {
      client.close();
      return;
    }
    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
    Link link = new Link(client);
    Session session = new Session(smsc.sessions().nextNumber(), link, smsc);
    link.register(smsc.loop(), session::ready);
    smsc.sessions().add(session);
    smsc.loop().after(BIND_WAIT_MILLIS, () -> closeUnbound(session));
  }

  private static void closeUnbound(Session session) {
    if (session.open() && session.bind() == Session.Bind.NONE) {
      session.close();
    }
  }
}

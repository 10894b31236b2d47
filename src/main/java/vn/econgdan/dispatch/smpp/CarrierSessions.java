package vn.econgdan.dispatch.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;

/** Makes and binds jSMPP sessions the way Camel's producer does, on sockets without Nagle. */
final class CarrierSessions {
  private CarrierSessions() {}

  static CarrierSession create(String link, SmppConfiguration configuration, ReceiptIntake intake) {
    CarrierSession session =
        new CarrierSession(
            new PendingSubmits(link),
            intake,
            (host, port) -> connect(host, port, configuration.getTransactionTimer()));
    session.setEnquireLinkTimer(configuration.getEnquireLinkTimer());
    session.setTransactionTimer(configuration.getTransactionTimer());
    session.addSessionStateListener(configuration.getSessionStateListener());
    return session;
  }

  static void bind(SMPPSession session, SmppConfiguration configuration) throws IOException {
    session.connectAndBind(
        configuration.getHost(),
        configuration.getPort(),
        parameters(configuration),
        configuration.getTransactionTimer());
  }

  private static BindParameter parameters(SmppConfiguration configuration) {
    return new BindParameter(
        BindType.BIND_TRX,
        configuration.getSystemId(),
        configuration.getPassword(),
        configuration.getSystemType(),
        TypeOfNumber.UNKNOWN,
        NumberingPlanIndicator.UNKNOWN,
        "",
        configuration.getInterfaceVersionByte());
  }

  private static Connection connect(String host, int port, int timeoutMillis) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true); // a window of small PDUs must not wait for acknowledgements
      socket.setKeepAlive(true);
      socket.connect(new InetSocketAddress(host, port), timeoutMillis);
      return new SocketConnection(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}

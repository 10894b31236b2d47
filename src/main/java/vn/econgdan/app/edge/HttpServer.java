package vn.econgdan.app.edge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.main.HttpManagementServerConfigurationProperties;
import org.apache.camel.main.HttpServerConfigurationProperties;
import org.apache.camel.main.MainHttpServerFactory;
import vn.econgdan.app.edge.contract.ApiContract;
import vn.econgdan.app.settings.StartupException;

/**
 * The HTTP server of the program, with the guard in front of every route. Bind it in the registry
 * before Camel is configured: Camel asks for it by type.
 */
public final class HttpServer implements MainHttpServerFactory {
  /** The largest upload (CONTRACT 4); the contract's own limits are checked per call. */
  public static final long LARGEST_BODY = 64L << 20;

  private final EdgeGuard guard;
  private MainHttpServer server;

  public HttpServer(ApiContract contract, TrustedProxies proxies) {
    this.guard = new EdgeGuard(contract, proxies);
  }

  /**
   * @throws StartupException when the port is taken; Camel itself would go on without HTTP
   */
  @Override
  public Service newHttpServer(CamelContext context, HttpServerConfigurationProperties wanted) {
    refuseTakenPort(wanted.getHost(), wanted.getPort());
    server = new Guarded();
    server.setCamelContext(context);
    server.setHost(wanted.getHost());
    server.setPort(wanted.getPort());
    server.setPath("/");
    server.setMaxBodySize(LARGEST_BODY);
    server.setFileUploadEnabled(false);
    server.setUseGlobalSslContextParameters(wanted.isUseGlobalSslContextParameters());
    return server;
  }

  /** Health and metrics are routes of the contract; a second server would be a second door. */
  @Override
  public Service newHttpManagementServer(
      CamelContext context, HttpManagementServerConfigurationProperties wanted) {
    throw new UnsupportedOperationException("camel.management stays off");
  }

  /** The port in use, also when the system picked it. */
  public int port() {
    return server.getRouter().getServer().getPort();
  }

  /**
   * To be asked before anything is made for a server that could not listen.
   *
   * @throws StartupException when the port is taken
   */
  public static void refuseTakenPort(String host, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException taken) {
      throw new StartupException(
          "ECONGDAN_HTTP_PORT: cannot listen on " + host + ":" + port,
          "ECONGDAN_HTTP_PORT: cổng " + port + " đang bận hoặc không dùng được",
          taken);
    }
  }

  private final class Guarded extends MainHttpServer {
    /** Runs when the router exists and no route does yet: nothing is ever served unguarded. */
    @Override
    protected void setupConsoles() {
      guard.mount(getRouter());
    }
  }
}

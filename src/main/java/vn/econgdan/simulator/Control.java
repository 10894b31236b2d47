package vn.econgdan.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The control port: JSON over HTTP; docs/simulator.md describes every call. */
final class Control {
  private static final System.Logger LOG = System.getLogger(Control.class.getName());
  private final HttpServer server;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "simulator-control"));
  private final ControlCalls calls;

  Control(Simulator simulator, InetSocketAddress address) throws IOException {
    calls = new ControlCalls(simulator);
    server = HttpServer.create(address, 0);
    server.setExecutor(thread);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  void close() {
    server.stop(0);
    thread.shutdown();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      ControlAnswer answer = answer(exchange);
      exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
      exchange.sendResponseHeaders(answer.status(), 0);
      try (OutputStream out = exchange.getResponseBody()) {
        answer.body().writeTo(out);
      }
    }
  }

  private ControlAnswer answer(HttpExchange exchange) throws IOException {
    try {
      return calls.answer(ControlCall.read(exchange));
    } catch (IllegalArgumentException e) {
      return ControlAnswer.refused(400, e.getMessage());
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.ERROR, "a call of the control port failed", e);
      return ControlAnswer.refused(500, e.getMessage());
    }
  }

  /** Reads a body of at most one mebibyte. */
  static String body(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(ControlCall.MAX_BODY + 1);
    Check.that(body.length <= ControlCall.MAX_BODY, "the body is over 1 MiB");
    return new String(body, StandardCharsets.UTF_8);
  }
}

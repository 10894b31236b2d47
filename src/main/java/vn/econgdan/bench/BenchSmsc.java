package vn.econgdan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simulator in a process of its own, as the carrier is; it is also the witness. */
final class BenchSmsc implements AutoCloseable {
  private static final String PROGRAM = "vn.econgdan.app.Main";

  private static final Pattern PORTS =
      Pattern.compile("SMSC simulator: smpp \\S+:(\\d+) control (http\\S+)");

  private static final int PAGE = 1_000;

  private final Process process;
  private final int port;
  private final String control;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();

  private BenchSmsc(Process process, Matcher ports) {
    this.process = process;
    this.port = Integer.parseInt(ports.group(1));
    this.control = ports.group(2);
  }

  static BenchSmsc start(int latencyMs) throws IOException {
    Process process =
        new ProcessBuilder(command(latencyMs))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line = new BufferedReader(output(process)).readLine();
    Matcher ports = PORTS.matcher(line == null ? "" : line);
    if (!ports.find()) {
      process.destroy();
      throw new IOException("the simulator did not start: " + line);
    }
    return new BenchSmsc(process, ports);
  }

  private static List<String> command(int latencyMs) {
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "-Xmx1g",
        "-cp",
        System.getProperty("java.class.path"),
        PROGRAM,
        "simulator",
        "--no-octets",
        "--max-messages",
        "6000000",
        "--behaviour",
        "{\"answers\":{\"latencyMs\":" + latencyMs + "}}");
  }

  private static InputStreamReader output(Process process) {
    return new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
  }

  int port() {
    return port;
  }

  /** Forgets what it was sent; links stay. */
  void reset() {
    call(HttpRequest.newBuilder(URI.create(control + "/reset")).POST(BodyPublishers.noBody()));
  }

  long receiptsAcknowledged() {
    return get("/state").at("/receipts/acknowledged").asLong();
  }

  long submits() {
    return get("/state").at("/submits/total").asLong();
  }

  long doubles() {
    return get("/state").at("/submits/doubles").asLong();
  }

  /** When the n-th submit came, from 0. */
  Instant submittedAt(long n) {
    return page(n, 1).get(0).at();
  }

  /**
   * A submit.
   *
   * @param to the number on the wire: digits, without a plus
   */
  record Submit(String to, Instant at) {}

  /** All from the n-th on, in the order they came. */
  List<Submit> submitsFrom(long n) {
    List<Submit> all = new ArrayList<>();
    long until = submits();
    while (n + all.size() < until) {
      all.addAll(page(n + all.size(), PAGE));
    }
    return all;
  }

  private List<Submit> page(long from, int size) {
    List<Submit> page = new ArrayList<>();
    for (JsonNode item : get("/messages?from=" + from + "&size=" + size).get("items")) {
      page.add(new Submit(item.get("number").asText(), Instant.parse(item.get("at").asText())));
    }
    return page;
  }

  /** Changes what it names (docs/simulator.md). */
  void behave(String behaviour) {
    call(
        HttpRequest.newBuilder(URI.create(control + "/behaviour"))
            .POST(BodyPublishers.ofString(behaviour)));
  }

  private JsonNode get(String path) {
    return call(HttpRequest.newBuilder(URI.create(control + path)).GET());
  }

  private JsonNode call(HttpRequest.Builder request) {
    try {
      return json.readTree(http.send(request.build(), BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}

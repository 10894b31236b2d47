package vn.econgdan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.broker.BrokerRegistry;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.TransportConnector;

/** One more node, in a process of its own, on the servers of the first. */
final class SecondNode implements AutoCloseable {
  private static final String PROGRAM = "vn.econgdan.app.Main";
  private static final String BROKER = "econgdan";
  private static final long LOOK_MILLIS = 100;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final long END_SECONDS = 40;

  private final Process process;

  private SecondNode(Process process) {
    this.process = process;
  }

  /**
   * Starts it and waits until it is up.
   *
   * @param data its data directory
   * @param settings its environment; nothing else of ours is handed on
   */
  static SecondNode start(Path data, Map<String, String> settings)
      throws IOException, InterruptedException {
    ProcessBuilder program =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            PROGRAM);
    program.environment().keySet().removeIf(name -> name.startsWith("ECONGDAN_"));
    program.environment().putAll(settings);
    program.redirectErrorStream(true).redirectOutput(data.resolveSibling("two.log").toFile());
    SecondNode node = new SecondNode(program.start());
    node.awaitPorts(data.resolve("ports.json"));
    return node;
  }

  /** Lets the broker inside the first node be reached from outside, on loopback. */
  static String reachableBroker() {
    try {
      BrokerService broker = BrokerRegistry.getInstance().lookup(BROKER);
      TransportConnector connector =
          broker.startTransportConnector(broker.addConnector("tcp://127.0.0.1:0"));
      return "failover:(tcp://127.0.0.1:" + connector.getConnectUri().getPort() + ")";
    } catch (Exception e) {
      throw new IllegalStateException("the broker takes no connector", e);
    }
  }

  private void awaitPorts(Path ports) throws InterruptedException {
    long begun = System.nanoTime();
    while (Files.notExists(ports)) {
      if (!process.isAlive() || System.nanoTime() - begun > PATIENCE_NANOS) {
        process.destroy();
        throw new IllegalStateException("the second node did not start");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** Processor time it has taken, in nanoseconds. */
  long cpuNanos() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  /** As with SIGTERM: what is in hand is finished and recorded. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}

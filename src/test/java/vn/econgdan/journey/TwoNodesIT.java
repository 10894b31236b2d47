package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.servers.SharedServers;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorOptions;

/**
 * Two whole processes on one PostgreSQL, one ActiveMQ and one SMSC (DESIGN 5): they share the work,
 * and when one is killed the other finishes it; only what the dead one had on the wire is in doubt.
 */
class TwoNodesIT {
  private static final int PEOPLE = 4_000;
  private static final int EXPOSED = 200;
  private static final Duration LONG = Duration.ofMinutes(3);

  @TempDir static Path folder;
  private static SharedServers servers;
  private static Simulator smsc;
  private static NodeProcess first;
  private static NodeProcess second;

  @BeforeAll
  static void start() throws Exception {
    servers = SharedServers.start(folder.resolve("servers"));
    smsc = Simulator.start(SimulatorOptions.defaults());
    smsc.behaviour("{\"answers\":{\"latencyMs\":100}}");
    first = node("first").start();
    second = node("second").start();
    People.imported(first, "K2", PEOPLE);
  }

  private static NodeProcess node(String name) throws Exception {
    return new NodeProcess(folder.resolve(name))
        .on(servers.settings(), servers.superuser())
        .with("ECONGDAN_NODE", name)
        .with("ECONGDAN_SMPP_HOST", "127.0.0.1")
        .with("ECONGDAN_SMPP_PORT", smsc.port())
        .with("ECONGDAN_SMPP_WINDOW", 25)
        .with("ECONGDAN_SMPP_EXPOSED", EXPOSED);
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
    smsc.close();
    servers.close();
  }

  @Test
  void they_share_a_broadcast_and_one_finishes_what_the_other_dies_of() {
    smsc.behaviour("{\"receipts\":{\"echoReference\":false}}");
    Broadcast broadcast = new Broadcast(second, smsc, "K2");
    await().atMost(LONG).until(() -> submitters() == 2);
    broadcast.awaitTaken(PEOPLE / 4);
    first.kill();
    long exposed = claimedBy("first");
    assertThat(exposed).isLessThanOrEqualTo(EXPOSED);

    Set<String> doubted = broadcast.settled(PEOPLE);

    assertThat(doubted.size()).as("in doubt").isLessThanOrEqualTo((int) exposed);
    Set<String> everybody = new HashSet<>(broadcast.arrived());
    everybody.addAll(doubted);
    assertThat(everybody).as("delivered or in doubt").hasSize(PEOPLE);
    assertThat(broadcast.doubles()).as("nothing went out again by itself").isEmpty();
    assertThat(broadcast.decidedToResend()).isEqualTo(doubted.size());
    broadcast.notices().awaitState(broadcast.id(), "SENT", LONG);
    assertThat(broadcast.arrived()).hasSize(PEOPLE);
    assertThat(broadcast.marked()).isEqualTo(doubted).containsAll(broadcast.doubles());
    assertThat(second.stop()).as("exit code after SIGTERM").isZero();
  }

  /** Nodes that have claimed parts. */
  private static long submitters() {
    return second.count(
        "select count(distinct i.node) from claim c join incarnation i on i.id = c.incarnation");
  }

  private static long claimedBy(String node) {
    return second.count(
        """
        select count(*) from exposed_part x join incarnation i on i.id = x.incarnation where i.node = ?
        """,
        node);
  }
}

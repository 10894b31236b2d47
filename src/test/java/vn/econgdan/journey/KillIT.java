package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorOptions;

/**
 * {@code kill -9} in mid-broadcast, again and again on the same data directory: what nobody can
 * know is in doubt, and nothing else is; a person's decision finishes the rest (DESIGN 7).
 */
class KillIT {
  private static final int PEOPLE = 5_000;
  private static final int EXPOSED = 200;
  private static final int KILLS = 5;
  private static final Duration LONG = Duration.ofMinutes(3);

  @TempDir Path folder;
  private Simulator smsc;
  private NodeProcess node;

  @BeforeEach
  void start() throws Exception {
    smsc = Simulator.start(SimulatorOptions.defaults());
    smsc.behaviour("{\"answers\":{\"latencyMs\":100}}");
    node =
        new NodeProcess(folder.resolve("data"))
            .with("ECONGDAN_SMPP_HOST", "127.0.0.1")
            .with("ECONGDAN_SMPP_PORT", smsc.port())
            .with("ECONGDAN_SMPP_WINDOW", 50)
            .with("ECONGDAN_SMPP_EXPOSED", EXPOSED)
            .start();
  }

  @AfterEach
  void stop() {
    node.close();
    smsc.close();
  }

  @Test
  void five_kills_leave_at_most_the_exposed_in_doubt_and_a_decision_finishes_the_rest() {
    People.imported(node, "K5", PEOPLE);
    Broadcast broadcast = new Broadcast(node, smsc, "K5");
    long exposed = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      exposed += killedAt(broadcast, kill * PEOPLE * 3 / 20);
      if (kill == 3) {
        // from here on a lost answer stays lost: its receipt does not name our reference
        smsc.behaviour("{\"receipts\":{\"echoReference\":false}}");
      }
    }
    Set<String> doubted = broadcast.settled(PEOPLE);
    assertThat(doubted.size()).as("in doubt").isPositive().isLessThanOrEqualTo((int) exposed);
    Set<String> neverArrived = new HashSet<>(doubted);
    neverArrived.removeAll(broadcast.arrived());
    assertThat(broadcast.taken()).isGreaterThanOrEqualTo(PEOPLE - doubted.size());
    assertThat(broadcast.taken()).isEqualTo(PEOPLE - neverArrived.size());
    assertThat(broadcast.doubles()).as("nothing went out again by itself").isEmpty();
    assertThat(broadcast.notices().progress(broadcast.id()).get("state").asText())
        .isEqualTo("SENDING");
    assertThat(doubtAlarms()).isOne();

    assertThat(broadcast.decidedToResend()).isEqualTo(doubted.size());
    broadcast.notices().awaitState(broadcast.id(), "SENT", LONG);
    JsonNode end = broadcast.notices().await(broadcast.id(), "delivered", PEOPLE, LONG);
    Set<String> doubles = broadcast.doubles();
    assertThat(broadcast.arrived()).hasSize(PEOPLE);
    assertThat(broadcast.marked()).containsAll(doubles).isEqualTo(doubted);
    assertThat(doubles).hasSize(doubted.size() - neverArrived.size()).isNotEmpty();
    assertThat(end.get("possibleDoubles").asInt()).isEqualTo(doubted.size());
    await().atMost(LONG).until(() -> doubtAlarms() == 0);
    System.out.printf(
        "%d kills: exposed %d, in doubt after receipts %d, of these never arrived %d, doubles %d%n",
        KILLS, exposed, doubted.size(), neverArrived.size(), doubles.size());
  }

  /** Kills the node when the SMSC took that many, and starts it again; how many were exposed. */
  private long killedAt(Broadcast broadcast, int taken) {
    broadcast.awaitTaken(taken);
    node.kill();
    assertThat(broadcast.taken()).isBetween(PEOPLE / 10, PEOPLE * 9 / 10);
    await().atMost(LONG).until(this::nobodyWrites);
    long exposed = broadcast.claimed();
    System.out.printf("kill at %d of %d: %d exposed%n", broadcast.taken(), PEOPLE, exposed);
    assertThat(exposed).as("claimed and not recorded").isLessThanOrEqualTo(EXPOSED);
    node.start();
    // the lock on the data directory tells that the killed one is dead: nobody waits for its lease
    await().atMost(Duration.ofSeconds(10)).until(() -> claimedByTheDead() == 0);
    return exposed;
  }

  /** The orphaned server has noticed that its client is gone. */
  private boolean nobodyWrites() {
    return node.count(
            """
            select count(*) from pg_stat_activity
            where backend_type = 'client backend' and pid <> pg_backend_pid()
            """)
        == 0;
  }

  private long claimedByTheDead() {
    return node.count(
        """
        select count(*) from exposed_part where incarnation < (select max(id) from incarnation)
        """);
  }

  private long doubtAlarms() {
    return node.count(
        "select count(*) from alarm where kind = 'PARTS_IN_DOUBT' and closed_at is null");
  }
}

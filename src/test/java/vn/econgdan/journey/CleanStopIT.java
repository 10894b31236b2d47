package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorOptions;

/**
 * SIGTERM in mid-broadcast: unbound, flushed, ended with 0 in time, nothing in doubt (CONTRACT 1).
 */
class CleanStopIT {
  private static final int PEOPLE = 3_000;
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
            .start();
  }

  @AfterEach
  void stop() {
    node.close();
    smsc.close();
  }

  @Test
  void under_load_it_ends_in_time_and_knows_of_every_part() {
    People.imported(node, "K5", PEOPLE);
    Broadcast broadcast = new Broadcast(node, smsc, "K5");
    broadcast.awaitTaken(PEOPLE / 10);

    long begun = System.nanoTime();
    assertThat(node.stop()).as("exit code").isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    assertThat(broadcast.taken()).as("in mid-broadcast").isLessThan(PEOPLE);
    await().atMost(Duration.ofSeconds(10)).until(() -> smsc.state().binds().isEmpty());

    node.start();
    assertThat(broadcast.inDoubt()).as("in doubt").isEmpty();
    assertThat(broadcast.settled(PEOPLE)).isEmpty();
    assertThat(broadcast.doubles()).isEmpty();
    assertThat(broadcast.arrived()).hasSize(PEOPLE);
    broadcast.notices().awaitState(broadcast.id(), "SENT", LONG);
  }
}

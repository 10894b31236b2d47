package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorOptions;

/**
 * A node that ends in mid-broadcast, in good order or by {@code kill -9}, and comes back with or
 * without its broker's store: queues carry ids and PostgreSQL is the truth (DESIGN 4.1).
 */
class BrokerStoreIT {
  private static final int PEOPLE = 2_000;
  private static final int ENOUGH = 420;
  private static final int WINDOW = 10;
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final String GROUP = "B3";

  @TempDir static Path folder;
  private static Simulator smsc;
  private static NodeProcess node;

  @BeforeAll
  static void start() throws Exception {
    smsc = Simulator.start(SimulatorOptions.defaults());
    node =
        new NodeProcess(folder.resolve("data"))
            .with("ECONGDAN_SMPP_HOST", "127.0.0.1")
            .with("ECONGDAN_SMPP_PORT", smsc.port())
            .with("ECONGDAN_SMPP_WINDOW", WINDOW) // far less than is claimed
            .start();
    People.imported(node, GROUP, PEOPLE);
  }

  @AfterAll
  static void stop() {
    node.close();
    smsc.close();
  }

  @BeforeEach
  void forget() {
    smsc.reset();
    latency(100);
  }

  private static void latency(int millis) {
    smsc.behaviour("{\"answers\":{\"latencyMs\":" + millis + "}}");
  }

  @Test
  void a_clean_stop_leaves_nothing_in_doubt_however_slow_the_carrier_is() {
    Broadcast broadcast = new Broadcast(node, smsc, GROUP);
    broadcast.awaitTaken(ENOUGH);
    latency(4_000);
    int before = broadcast.taken();
    stoppedCleanly(broadcast);
    assertThat(broadcast.taken() - before).as("submitted while it ended").isLessThan(4 * WINDOW);
    latency(0);
    node.start();
    allArrivedOnce(broadcast);
  }

  @Test
  void without_the_brokers_store_everything_still_goes_out_once() {
    Broadcast broadcast = new Broadcast(node, smsc, GROUP);
    broadcast.awaitTaken(ENOUGH);
    stoppedCleanly(broadcast);
    removeBrokerStore();
    latency(0);
    node.start();
    ordersAreOld();
    allArrivedOnce(broadcast);
  }

  @Test
  void after_a_kill_and_without_the_store_only_what_is_marked_may_double() {
    Broadcast broadcast = new Broadcast(node, smsc, GROUP);
    broadcast.awaitTaken(ENOUGH);
    node.kill();
    assertThat(broadcast.taken()).isLessThan(PEOPLE);
    removeBrokerStore();
    latency(0);
    node.start();
    ordersAreOld();
    int doubted = broadcast.settled(PEOPLE).size();
    assertThat(broadcast.doubles()).as("nothing went out again by itself").isEmpty();

    assertThat(broadcast.decidedToResend()).isEqualTo(doubted);
    broadcast.notices().awaitState(broadcast.id(), "SENT", LONG);
    broadcast.notices().await(broadcast.id(), "delivered", PEOPLE, LONG);
    assertThat(broadcast.arrived()).hasSize(PEOPLE);
    Set<String> doubles = broadcast.doubles();
    assertThat(broadcast.marked()).containsAll(doubles);
    System.out.printf("kill and no store: %d in doubt, %d doubles%n", doubted, doubles.size());
  }

  private static void stoppedCleanly(Broadcast broadcast) {
    long began = System.nanoTime();
    assertThat(node.stop()).as("exit code after SIGTERM").isZero();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf("clean stop at %d of %d took %s%n", broadcast.taken(), PEOPLE, took);
    assertThat(took).isLessThan(Duration.ofSeconds(30));
    assertThat(broadcast.taken()).isLessThan(PEOPLE);
  }

  private static void allArrivedOnce(Broadcast broadcast) {
    assertThat(broadcast.inDoubt()).isEmpty();
    broadcast.notices().awaitState(broadcast.id(), "SENT", LONG);
    broadcast.notices().await(broadcast.id(), "delivered", PEOPLE, LONG);
    assertThat(broadcast.arrived()).hasSize(PEOPLE);
    assertThat(broadcast.doubles()).isEmpty();
    assertThat(broadcast.marked()).isEmpty();
  }

  /** Later, as far as the sweep is concerned: what stood on the lost queue is given again. */
  private static void ordersAreOld() {
    node.database()
        .useHandle(
            handle ->
                handle.execute(
                    "update batch set queued_at = queued_at - interval '1 hour'"
                        + " where state = 'QUEUED'"));
  }

  private static void removeBrokerStore() {
    Path store = folder.resolve("data/broker");
    assertThat(store).isDirectory();
    try (var files = Files.walk(store)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

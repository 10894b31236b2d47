package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.econgdan.simulator.DoubleSubmit;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorState;

/** The SMSC's side of the story, laid beside ours. */
final class CarrierView {
  private final Simulator smsc;
  private final NodeProcess node;

  CarrierView(Simulator smsc, NodeProcess node) {
    this.smsc = smsc;
    this.node = node;
  }

  SimulatorState.Submits submits() {
    return smsc.state().submits();
  }

  void awaitSubmits(long atLeast) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> submits().total() >= atLeast);
  }

  /** Each receipt the SMSC owed was acknowledged: none is to be sent (again). */
  void awaitAllReceiptsTaken() {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                smsc.state().receipts().waiting() == 0
                    && smsc.state().receipts().outstanding() == 0);
  }

  /** Who got a part twice is somebody whose part we marked as a possible double. */
  void assertDoublesAreMarked() {
    Set<String> marked =
        Set.copyOf(
            node.database()
                .withHandle(
                    handle ->
                        handle
                            .createQuery(
                                """
                                select substr(a.msisdn, 2) || '/' || s.part_no
                                from attempt a join segment s
                                  on s.send_month = a.send_month and s.id = a.segment_id
                                where a.possible_double
                                """)
                            .mapTo(String.class)
                            .list()));
    Set<String> doubles =
        smsc.doubles(0, Integer.MAX_VALUE).stream()
            .map(CarrierView::part)
            .collect(Collectors.toSet());
    assertThat(marked).containsAll(doubles);
  }

  private static String part(DoubleSubmit twice) {
    return twice.number() + "/" + twice.part();
  }

  /** What it acknowledged is in our database; more may be, when an acknowledgement was lost. */
  void assertAcknowledgedReceiptsAreStored(long storedBefore) {
    long stored = storedReceipts() - storedBefore;
    assertThat(stored).isGreaterThanOrEqualTo(smsc.state().receipts().acknowledged());
  }

  long storedReceipts() {
    return node.count("select count(*) from receipt_raw");
  }

  /** What the node says of itself: 200 or 503, and where the bind stands. */
  int ready() {
    return node.as("quantri").get("/health/ready").status();
  }

  String bind() {
    return node.as("quantri")
        .get("/health/ready")
        .expect(200)
        .json()
        .get("components")
        .get("carrier-1")
        .asText();
  }

  /** Kinds of alarms the administrator is shown as open, by subject. */
  Map<String, String> openAlarms() {
    Map<String, String> alarms = new TreeMap<>();
    node.as("quantri")
        .get("/ops/alarms?open=true&size=1000")
        .expect(200)
        .json()
        .get("items")
        .forEach(alarm -> alarms.put(alarm.get("subject").asText(), alarm.get("kind").asText()));
    return alarms;
  }
}

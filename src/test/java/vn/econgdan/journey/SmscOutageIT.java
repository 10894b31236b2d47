package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.simulator.Action;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorOptions;

/** The SMSC is down at the start, drops its links, goes away and comes back; the node waits. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SmscOutageIT {
  private static final int PEOPLE = 600;
  private static final int WINDOW = 50;
  private static final Duration LONG = Duration.ofMinutes(3);

  @TempDir static Path folder;
  private static Simulator smsc;
  private static NodeProcess node;
  private static Notices notices;
  private static CarrierView carrier;

  @BeforeAll
  static void startWithoutSmsc() throws Exception {
    smsc = Simulator.start(SimulatorOptions.defaults());
    smsc.act(Action.STOP_LISTENING);
    node =
        new NodeProcess(folder.resolve("data"))
            .with("ECONGDAN_SMPP_HOST", "127.0.0.1")
            .with("ECONGDAN_SMPP_PORT", smsc.port())
            .with("ECONGDAN_SMPP_WINDOW", WINDOW)
            .start();
    notices = new Notices(node);
    carrier = new CarrierView(smsc, node);
    People.imported(node, "SM", PEOPLE);
  }

  @AfterAll
  static void stop() {
    assertThat(node.stop()).as("exit code after SIGTERM").isZero();
    smsc.close();
  }

  @Test
  @Order(1)
  void an_smsc_that_is_down_at_the_start_is_waited_for() {
    assertThat(carrier.bind()).isEqualTo("DEGRADED");
    String id = notices.approved(draft("Họp tổ tối nay"));
    notices.awaitState(id, "SENDING", LONG);
    assertThat(carrier.bind()).isEqualTo("DEGRADED");
    assertThat(notices.parts(id, "prepared")).isEqualTo(PEOPLE);

    smsc.act(Action.LISTEN_AGAIN);
    notices.await(id, "delivered", PEOPLE, LONG);
    assertThat(carrier.bind()).isEqualTo("UP");
    assertThat(carrier.submits().doubles()).isZero();
  }

  @Test
  @Order(2)
  void links_dropped_in_flight_leave_no_more_than_a_window_in_doubt() {
    long doubles = carrier.submits().doubles();
    smsc.reset();
    smsc.behaviour("{\"answers\":{\"latencyMs\":300},\"receipts\":{\"delayMs\":13000}}");
    String id = notices.approved(draft("Lịch tiêm chủng tháng này"));
    carrier.awaitSubmits(PEOPLE / 4);
    assertThat(smsc.act(Action.DROP_LINKS)).isOne();

    await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(() -> inDoubt() > 0);
    assertThat(inDoubt()).isLessThanOrEqualTo(WINDOW);
    assertThat(carrier.ready()).isEqualTo(200);
    carrier.awaitSubmits(PEOPLE - WINDOW);
    carrier.awaitAllReceiptsTaken();
    decideWhatNoReceiptSpokeOf(id);
    notices.await(id, "delivered", PEOPLE, LONG);
    notices.awaitState(id, "SENT", LONG);

    assertThat(doubles).isZero();
    assertThat(throughReference(id)).as("receipts that resolved a lost answer").isPositive();
    assertThat(carrier.submits().distinct()).isEqualTo(PEOPLE);
    carrier.assertDoublesAreMarked();
  }

  @Test
  @Order(3)
  void an_smsc_that_is_gone_for_15_seconds_is_waited_for() {
    smsc.reset();
    smsc.behaviour("{\"answers\":{\"latencyMs\":300},\"receipts\":{\"delayMs\":1000}}");
    String id = notices.approved(draft("Thu gom rác cồng kềnh"));
    carrier.awaitSubmits(PEOPLE / 4);
    smsc.act(Action.STOP_LISTENING);
    smsc.act(Action.DROP_LINKS);
    long gone = System.nanoTime();
    await().atMost(LONG).until(() -> carrier.bind().equals("DEGRADED"));
    await()
        .atMost(LONG)
        .until(
            () -> {
              assertThat(carrier.ready()).isEqualTo(200);
              return System.nanoTime() - gone > Duration.ofSeconds(15).toNanos();
            });
    assertThat(carrier.submits().total()).isLessThan(PEOPLE);
    smsc.act(Action.LISTEN_AGAIN);

    carrier.awaitSubmits(PEOPLE - WINDOW);
    carrier.awaitAllReceiptsTaken();
    decideWhatNoReceiptSpokeOf(id);
    notices.await(id, "delivered", PEOPLE, LONG);
    notices.awaitState(id, "SENT", LONG);
    assertThat(carrier.submits().distinct()).isEqualTo(PEOPLE);
    assertThat(carrier.bind()).isEqualTo("UP");
    carrier.assertDoublesAreMarked();
  }

  private static Map<String, Object> draft(String text) {
    Map<String, Object> draft = Notices.draft(text);
    draft.put("audience", Map.of("groups", List.of("SM")));
    return draft;
  }

  private static long inDoubt() {
    return node.count("select count(*) from attempt where state = 'IN_DOUBT' and not superseded");
  }

  private static long throughReference(String notice) {
    return node.count(
        """
        select count(*) from matched_receipt m
        join segment s on s.send_month = m.send_month and s.id = m.segment_id
        join planned_send p on p.id = s.planned_send_id
        where p.notice_id = ? and m.through = 'REFERENCE'
        """,
        Long.valueOf(notice));
  }

  /** What was written when the link dropped and never read: a person says that it goes again. */
  private static void decideWhatNoReceiptSpokeOf(String notice) {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> openReceipts() == 0 && notices.parts(notice, "prepared") == 0);
    JsonNode left =
        node.as("quantri").get("/ops/in-doubt?size=1000&notice=" + notice).expect(200).json();
    assertThat(left.get("total").asInt()).isLessThanOrEqualTo(WINDOW);
    if (left.get("total").asInt() > 0) {
      Map<String, Object> decision =
          Map.of(
              "ids", left.get("items").findValuesAsText("id"),
              "decision", "RESEND",
              "reason", "the link dropped");
      node.as("quantri").post("/ops/in-doubt/decide", decision).expect(200);
    }
  }

  private static long openReceipts() {
    return node.count("select count(*) from receipt_open");
  }
}

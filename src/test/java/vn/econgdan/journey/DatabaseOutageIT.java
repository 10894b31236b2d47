package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.servers.ServerOperator;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorOptions;

/** The database goes away in mid-broadcast and comes back: nothing is lost, nobody must help. */
class DatabaseOutageIT {
  private static final int PEOPLE = 1_000;
  private static final int SUBMITTED_BEFORE = 300;
  private static final Duration AWAY = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofMinutes(3);

  @TempDir Path folder;
  private Simulator smsc;
  private NodeProcess node;
  private CarrierView carrier;
  private ServerOperator database;

  @BeforeEach
  void start() throws Exception {
    smsc = Simulator.start(SimulatorOptions.defaults());
    node =
        new NodeProcess(folder.resolve("data"))
            .with("ECONGDAN_SMPP_HOST", "127.0.0.1")
            .with("ECONGDAN_SMPP_PORT", smsc.port())
            .with("ECONGDAN_SMPP_TPS", 100)
            .start();
    carrier = new CarrierView(smsc, node);
    database = new ServerOperator(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    node.close();
    smsc.close();
  }

  @Test
  void a_database_that_is_gone_for_20_seconds_under_load_loses_nothing() {
    People.imported(node, "DB", PEOPLE);
    smsc.behaviour("{\"answers\":{\"latencyMs\":20},\"receipts\":{\"delayMs\":2000}}");
    Notices notices = new Notices(node);
    Map<String, Object> draft = Notices.draft("Cắt nước tổ DB sáng mai");
    draft.put("audience", Map.of("groups", List.of("DB")));
    String id = notices.approved(draft);
    carrier.awaitSubmits(SUBMITTED_BEFORE);

    database.stopAtOnce();
    long stopped = System.nanoTime();
    assertThat(carrier.submits().total()).as("in mid-broadcast").isLessThan(PEOPLE);
    await().atMost(AWAY).until(() -> carrier.ready() == 503);
    await().atMost(AWAY).until(() -> smsc.state().receipts().refused() > 0);
    await().atMost(LONG).until(() -> System.nanoTime() - stopped > AWAY.toNanos());
    assertThat(node.isAlive()).isTrue();
    assertThat(node.as("canbo").get("/health/live").status()).isEqualTo(200);
    database.start();

    await().atMost(LONG).until(() -> carrier.ready() == 200);
    JsonNode progress = notices.await(id, "delivered", PEOPLE, LONG);
    assertThat(progress.get("people").get("reached").asInt()).isEqualTo(PEOPLE);
    notices.awaitState(id, "SENT", LONG);
    carrier.awaitAllReceiptsTaken();
    assertThat(smsc.state().receipts().resent()).as("came again").isPositive();
    carrier.assertAcknowledgedReceiptsAreStored(0);
    carrier.assertDoublesAreMarked();
    assertThat(carrier.submits().distinct()).isEqualTo(PEOPLE);
    assertThat(node.count("select count(*) from exposed_part")).isZero();
    assertThat(node.count("select count(*) from receipt_open")).isZero();
  }
}

package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorOptions;

/**
 * What the carrier refuses for good stays refused, what it refuses for now goes out later, and what
 * a person or the clock ends goes out no more. One part at a time is exposed, so that it is certain
 * which part was asked for first.
 */
class PermanentAndRetryIT {
  private static final int PEOPLE = 30;
  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir static Path folder;
  private static Simulator smsc;
  private static NodeProcess node;
  private static Notices notices;
  private static CarrierView carrier;

  @BeforeAll
  static void start() throws Exception {
    smsc = Simulator.start(SimulatorOptions.defaults());
    node =
        new NodeProcess(folder.resolve("data"))
            .with("ECONGDAN_SMPP_HOST", "127.0.0.1")
            .with("ECONGDAN_SMPP_PORT", smsc.port())
            .with("ECONGDAN_SMPP_WINDOW", 1)
            .with("ECONGDAN_SMPP_EXPOSED", 1)
            .start();
    notices = new Notices(node);
    carrier = new CarrierView(smsc, node);
    People.imported(node, "PR", PEOPLE);
  }

  @AfterAll
  static void stop() {
    node.close();
    smsc.close();
  }

  @BeforeEach
  void forget() {
    smsc.behaveAsStarted();
    smsc.reset();
  }

  @Test
  void a_part_refused_for_good_takes_the_recipients_other_parts_with_it() {
    smsc.behaviour(rules("{'do':'REFUSE','status':'0x0B','suffix':'07'}"));
    String id = notices.approved(draft("Moi cac ho hop to dan pho. ".repeat(14)));
    int parts = notices.progress(id).get("partsTotal").asInt() / PEOPLE;
    assertThat(parts).isEqualTo(3);

    JsonNode progress = notices.await(id, "delivered", (long) parts * (PEOPLE - 1), LONG);
    assertThat(Notices.parts(progress, "refused")).isOne();
    assertThat(Notices.parts(progress, "suppressed")).isEqualTo(parts - 1);
    assertThat(progress.at("/people/notReached").asInt()).isOne();
    assertThat(reasons(id)).containsExactly("PART_REFUSED", "PART_REFUSED");
    assertThat(carrier.submits().total()).as("each asked for once").isEqualTo(parts * 29L + 1);
    notices.awaitState(id, "SENT", LONG);
  }

  @Test
  void what_is_throttled_or_meets_a_full_queue_goes_out_later_and_once() {
    smsc.behaviour(
        rules(
            "{'do':'REFUSE','status':'0x58','suffix':'1','times':4}",
            "{'do':'REFUSE','status':'0x14','suffix':'2','times':3}",
            "{'do':'REFUSE','status':'0x64','suffix':'3','times':1}"));
    String id = notices.approved(draft("Lich cat dien"));

    notices.await(id, "delivered", PEOPLE, LONG);
    notices.awaitState(id, "SENT", LONG);
    assertThat(carrier.submits().refusedByStatus().values()).containsExactlyInAnyOrder(4L, 3L, 1L);
    assertThat(carrier.submits().doubles()).isZero();
    assertThat(attempts(id, "a.state = 'RETRY'")).isEqualTo(8);
    assertThat(attempts(id, "a.state = 'DELIVERED'")).isEqualTo(PEOPLE);
    assertThat(
            attempts(
                id,
                """
                a.state = 'RETRY' and not exists (select 1 from attempt n
                  where n.send_month = a.send_month and n.segment_id = a.segment_id
                    and n.attempt_no = a.attempt_no + 1 and n.claimed_at >= a.answered_at + interval '1 second')
                """))
        .as("asked again before its pause was over")
        .isZero();
    assertThat(attempts(id, "a.possible_double")).isZero();
  }

  @Test
  void a_status_no_table_knows_is_recorded_and_alarmed_and_the_part_waits() {
    smsc.behaviour(rules("{'do':'REFUSE','status':'0x400','suffix':'13'}"));
    String id = notices.approved(draft("Phun thuoc muoi"));

    notices.await(id, "delivered", PEOPLE - 1L, LONG);
    assertThat(notices.parts(id, "prepared")).isOne();
    assertThat(attempts(id, "a.state = 'RETRY' and a.command_status = 1024")).isOne();
    assertThat(carrier.openAlarms()).containsEntry("0x00000400", "UNKNOWN_COMMAND_STATUS");
    stop(id);
    notices.await(id, "suppressed", 1, LONG);
  }

  @Test
  void what_could_not_leave_while_it_was_valid_lapses() {
    smsc.behaviour(rules("{'do':'REFUSE','status':'0x58','suffix':'24'}"));
    Map<String, Object> draft = draft("Dong duong den 18 gio");
    OffsetDateTime end = OffsetDateTime.now(ZoneOffset.ofHours(7)).plusSeconds(12);
    draft.put("validUntil", end.truncatedTo(ChronoUnit.SECONDS).toString());
    String id = notices.approved(draft);

    notices.await(id, "lapsed", 1, LONG);
    notices.await(id, "delivered", PEOPLE - 1L, LONG);
    notices.awaitState(id, "SENT", LONG);
    long asked = carrier.submits().total();
    assertThat(attempts(id, "a.claimed_at > p.valid_until")).isZero();
    assertThat(asked).isEqualTo(attempts(id, "true"));
    assertThat(reasons(id)).containsExactly("VALIDITY_ENDED");
  }

  @Test
  void a_notice_that_is_stopped_keeps_what_has_left_and_suppresses_the_rest() {
    smsc.behaviour("{\"answers\":{\"latencyMs\":200}}");
    String id = notices.approved(draft("Nham, xin dung"));
    carrier.awaitSubmits(5);
    stop(id);

    await().atMost(LONG).until(() -> notices.parts(id, "prepared") == 0);
    await().atMost(LONG).until(() -> notices.parts(id, "submitted") == 0);
    JsonNode progress = notices.progress(id);
    assertThat(progress.get("state").asText()).isEqualTo("STOPPED");
    long delivered = Notices.parts(progress, "delivered");
    assertThat(delivered).isBetween(5L, PEOPLE - 1L);
    assertThat(Notices.parts(progress, "suppressed")).isEqualTo(PEOPLE - delivered);
    assertThat(carrier.submits().total()).isEqualTo(delivered);
    assertThat(reasons(id)).hasSize((int) (PEOPLE - delivered)).containsOnly("STOPPED");
  }

  private static void stop(String id) {
    Map<String, Object> stop = Map.of("version", 1, "reason", "Sai noi dung");
    node.as("canbo").post("/notices/" + id + "/stop", stop).expect(200);
  }

  private static Map<String, Object> draft(String text) {
    Map<String, Object> draft = Notices.draft(text);
    draft.put("audience", Map.of("groups", List.of("PR")));
    return draft;
  }

  private static String rules(String... rules) {
    return "{'answers':{'rules':[%s]}}".formatted(String.join(",", rules)).replace('\'', '"');
  }

  private static List<String> reasons(String id) {
    return node.as("canbo")
        .get("/notices/" + id + "/parts?size=1000")
        .expect(200)
        .json()
        .get("items")
        .findValuesAsText("reason");
  }

  /** The condition is one of this class. */
  private static long attempts(String id, String condition) {
    return node.count(
        "select count(*) from planned_send p"
            + " join segment s on s.planned_send_id = p.id and s.send_month = p.send_month"
            + " join attempt a on a.segment_id = s.id and a.send_month = s.send_month"
            + " where p.notice_id = ? and "
            + condition,
        Long.valueOf(id));
  }
}

package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorOptions;
import vn.econgdan.simulator.SubmittedMessage;

/** Between approval and send: what was signed leaves, and nothing else. */
class TamperIT {
  private static final int PEOPLE = 8;

  /** Where the people of the second group begin: nobody lives in two. */
  private static final int OTHERS = 1_000;

  private static final ZoneOffset HANOI = ZoneOffset.ofHours(7);
  private static final Duration LONG = Duration.ofMinutes(3);

  /** Each act behind the system's back, on the send of one notice. */
  private static final Map<String, String> ACTS = new LinkedHashMap<>();

  static {
    ACTS.put(
        "the text as it was written",
        "update notice_version set text = 'Khac' where notice_id = ?");
    ACTS.put("the text as it leaves", "update planned_send set text = 'Khac' where notice_id = ?");
    ACTS.put(
        "one more person",
        """
        insert into audience_member (planned_send_id, member_no, ward_code, citizen_id, household_id, group_code,
          subscription_id, msisdn, included)
        select m.planned_send_id, 999, m.ward_code, m.citizen_id, m.household_id, m.group_code, m.subscription_id,
          '+84910999999', true
        from audience_member m join planned_send p on p.id = m.planned_send_id
        where p.notice_id = ? and m.member_no = 1
        """);
    ACTS.put(
        "another number",
        """
        update audience_member m set msisdn = '+84910999998' from planned_send p
        where p.id = m.planned_send_id and p.notice_id = ? and m.member_no = 1
        """);
    ACTS.put(
        "one person left out",
        """
        update audience_member m set included = false, reason = 'WITHDRAWN' from planned_send p
        where p.id = m.planned_send_id and p.notice_id = ? and m.member_no = 1
        """);
    ACTS.put(
        "a later end",
        "update planned_send set valid_until = valid_until + interval '1 day' where notice_id = ?");
  }

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
            .start();
    notices = new Notices(node);
    carrier = new CarrierView(smsc, node);
    People.imported(node, "TA", PEOPLE);
  }

  @AfterAll
  static void stop() {
    node.close();
    smsc.close();
  }

  @BeforeEach
  void forget() {
    smsc.reset();
  }

  @Test
  void a_text_or_an_audience_that_was_changed_after_the_approval_does_not_leave() {
    OffsetDateTime at = OffsetDateTime.now(HANOI).plusSeconds(15);
    String untouched = notices.approved(draft("Giu nguyen", at));
    Map<String, String> touched = new LinkedHashMap<>();
    ACTS.forEach((what, sql) -> touched.put(what, tampered(what, sql, at)));
    assertThat(notices.progress(untouched).get("state").asText())
        .as("all was changed before it was due")
        .isEqualTo("SCHEDULED");

    notices.await(untouched, "delivered", PEOPLE, LONG);
    touched.forEach((what, id) -> notices.awaitState(id, "PAUSED", LONG));

    assertThat(smsc.messages()).hasSize(PEOPLE);
    assertThat(smsc.messages().stream().map(SubmittedMessage::number))
        .doesNotContain("84910999999", "84910999998");
    Map<String, String> alarms = carrier.openAlarms();
    touched.forEach((what, id) -> assertHeld(what, id, alarms));
    assertThat(alarms).doesNotContainKey("send " + send(untouched));
  }

  private static String tampered(String what, String sql, OffsetDateTime at) {
    String id = notices.approved(draft("Bi doi: " + what, at));
    int rows = node.database().withHandle(handle -> handle.execute(sql, Long.valueOf(id)));
    assertThat(rows).as(what).isOne();
    return id;
  }

  private static void assertHeld(String what, String id, Map<String, String> alarms) {
    assertThat(alarms).as(what).containsEntry("send " + send(id), "SEND_TAMPERED");
    assertThat(
            node.count(
                "select count(*) from planned_send where notice_id = ? and state = 'HELD'",
                Long.valueOf(id)))
        .as(what)
        .isOne();
    assertThat(
            node.count(
                "select count(*) from segment s join planned_send p on p.id = s.planned_send_id"
                    + " where p.notice_id = ?",
                Long.valueOf(id)))
        .as(what)
        .isZero();
  }

  private static long send(String notice) {
    return node.count("select id from planned_send where notice_id = ?", Long.valueOf(notice));
  }

  @Test
  void who_withdrew_moved_died_or_changed_his_number_since_the_approval_gets_nothing() {
    People.imported(node, "TB", OTHERS, PEOPLE);
    Map<String, Object> draft = draft("Hop to dan pho", OffsetDateTime.now(HANOI).plusSeconds(10));
    draft.put("audience", Map.of("groups", List.of("TB")));
    String id = notices.approved(draft);
    withdraw(citizen(0));
    change(citizen(1), "phone", "0910888888");
    change(citizen(2), "movedOutOn", today());
    change(citizen(3), "deceasedOn", today());
    assertThat(notices.progress(id).get("state").asText()).isEqualTo("SCHEDULED");

    notices.await(id, "delivered", PEOPLE - 4, LONG);
    assertThat(notices.parts(id, "suppressed")).isEqualTo(4);
    assertThat(reasons(id))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("WITHDRAWN", 1, "NUMBER_CHANGED", 1, "MOVED_OUT", 1, "DECEASED", 1));
    assertThat(smsc.messages().stream().map(SubmittedMessage::number))
        .hasSize(PEOPLE - 4)
        .doesNotContain(number(0), number(1), number(2), number(3), "84910888888");
  }

  private static Map<String, Object> draft(String text, OffsetDateTime at) {
    OffsetDateTime sendAt = at.truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> draft = Notices.draft(text);
    draft.put("audience", Map.of("groups", List.of("TA")));
    draft.put("sendAt", sendAt.toString());
    draft.put("validUntil", sendAt.plusHours(6).toString());
    return draft;
  }

  private static String today() {
    return OffsetDateTime.now(HANOI).toLocalDate().toString();
  }

  private static String number(int index) {
    return "84" + People.phone(OTHERS + index).substring(1);
  }

  private static ObjectNode citizen(int index) {
    JsonNode found =
        node.as("canbo")
            .get("/registry/citizens?group=TB&q=Nguoi%20" + "%06d".formatted(OTHERS + index))
            .expect(200)
            .json();
    assertThat(found.get("total").asInt()).isOne();
    return (ObjectNode) found.get("items").get(0);
  }

  private static void withdraw(JsonNode citizen) {
    String subscription =
        node.as("canbo")
            .get("/registry/subscriptions?citizen=" + citizen.get("id").asText())
            .expect(200)
            .json()
            .at("/items/0/id")
            .asText();
    node.as("canbo")
        .post(
            "/registry/subscriptions/" + subscription + "/withdraw",
            Map.of("channel", "HOTLINE", "reason", "không cần nữa"))
        .expect(200);
  }

  private static void change(ObjectNode citizen, String field, String value) {
    String id = citizen.remove("id").asText();
    Map<String, Object> edit = Map.of("version", citizen.get("version").asInt(), field, value);
    node.as("canbo").put("/registry/citizens/" + id, edit).expect(200);
  }

  private static Map<String, Integer> reasons(String id) {
    Map<String, Integer> reasons = new TreeMap<>();
    node
        .as("canbo")
        .get("/notices/" + id + "/parts?size=1000")
        .expect(200)
        .json()
        .get("items")
        .findValues("reason")
        .stream()
        .map(JsonNode::asText)
        .forEach(reason -> reasons.merge(reason, 1, Integer::sum));
    return reasons;
  }
}

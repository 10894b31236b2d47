package vn.econgdan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.dispatch.InDoubtDecision.Decision;
import vn.econgdan.dispatch.InDoubtDecision.Filter;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.WardCode;
import vn.econgdan.notice.ApprovedNoticesFixture;
import vn.econgdan.notice.content.Priority;

/** What a person sees of parts in doubt, and what his decision does. */
@Timeout(60)
@ExtendWith(DispatchFixture.Given.class)
class InDoubtIT {
  private DispatchFixture bench;
  private Dispatcher node;
  private long send;

  @BeforeEach
  void six_parts_are_in_doubt(DispatchFixture given) {
    bench = given;
    bench.batchParts = 100;
    node = bench.node("a");
    send = bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.submitAll(node, new CarrierAnswer.InDoubt("no answer"));
  }

  @AfterEach
  void stop() throws InterruptedException {
    bench.stopNodes();
  }

  private Page<InDoubtPart> page() {
    return node.inDoubt(
        ApprovedNoticesFixture.ADMINISTRATOR, null, ListRequest.of(new PageRequest(1, 4)));
  }

  private int decide(InDoubtDecision decision) {
    return node.decide(ApprovedNoticesFixture.ADMINISTRATOR, decision).value().decided();
  }

  private static InDoubtDecision all(Decision decision) {
    return new InDoubtDecision(null, new Filter(null, true), decision, "VNPT đã trả lời");
  }

  @Test
  void they_are_listed_in_pages_with_masked_numbers() {
    assertThat(page().total()).isEqualTo(6);
    assertThat(page().items()).hasSize(4).noneMatch(part -> part.recipient().contains("000000"));
    assertThat(
            node.inDoubt(
                    ApprovedNoticesFixture.ADMINISTRATOR,
                    "999999",
                    ListRequest.of(new PageRequest(1, 4)))
                .total())
        .isZero();
  }

  private static Actor bound(String ward) {
    return new Actor(
        1, "qt", Set.of(Role.ADMINISTRATOR), Optional.of(new WardCode(ward)), Set.of());
  }

  private Page<InDoubtPart> seenFrom(String ward) {
    return node.inDoubt(bound(ward), null, ListRequest.of(new PageRequest(1, 4)));
  }

  @Test
  void who_is_bound_to_a_ward_sees_its_parts_with_the_text_and_no_others() {
    String ward = page().items().get(0).ward();
    assertThat(page().items()).allMatch(part -> !part.title().isBlank() && !part.text().isBlank());
    assertThat(seenFrom(ward).items()).hasSize(4).allMatch(part -> part.text() != null);
    assertThat(seenFrom("00001").total()).isZero();
  }

  @Test
  void who_is_bound_to_another_ward_decides_nothing_named_or_not() {
    List<String> ids = page().items().stream().map(InDoubtPart::id).toList();
    InDoubtDecision named = new InDoubtDecision(ids, null, Decision.GIVE_UP, "nhầm phường");
    for (InDoubtDecision decision : List.of(named, all(Decision.GIVE_UP))) {
      assertThat(node.decide(bound("00001"), decision).value().decided()).isZero();
    }
    assertThat(page().total()).isEqualTo(6);
    String ward = page().items().get(0).ward();
    assertThat(node.decide(bound(ward), named).value().decided()).isEqualTo(ids.size());
  }

  @ParameterizedTest(name = "{0} makes it {1}")
  @CsvSource({
    "RESEND, PREPARED, 0",
    "GIVE_UP, UNKNOWN, 0",
    "ACCEPTED, SUBMITTED, 6",
  })
  void a_decision_takes_effect_once(Decision decision, String state, int billed) {
    assertThat(decide(all(decision))).isEqualTo(6);
    assertThat(bench.partStates()).containsExactly("6 " + state);
    assertThat(bench.notices.number("select count(*) from attempt where rate_e4 = 5500000"))
        .isEqualTo(billed);
    assertThat(decide(all(decision))).isZero();
    assertThat(page().total()).isZero();
    assertThat(bench.alarms).doesNotContain("PARTS_IN_DOUBT");
    assertThat(
            bench.notices.texts("select distinct act from audit_event where act like 'IN_DOUBT%'"))
        .containsExactly("IN_DOUBT_" + decision);
    assertThat(
            bench.notices.texts(
                "select distinct detail ->> 'reason' from audit_event where act like 'IN_DOUBT%'"))
        .containsExactly("VNPT đã trả lời");
    assertThat(bench.notices.texts(HISTORY + "'" + ACT.get(decision) + "'"))
        .containsExactly("quantri 6 VNPT đã trả lời");
  }

  private static final Map<Decision, String> ACT =
      Map.of(
          Decision.RESEND, "IN_DOUBT_RESENT",
          Decision.GIVE_UP, "IN_DOUBT_GIVEN_UP",
          Decision.ACCEPTED, "IN_DOUBT_ACCEPTED");

  private static final String HISTORY =
      "select concat_ws(' ', actor, array_to_string(reason_arguments, ' ')) from approval_step"
          + " where act = ";

  @Test
  void each_notices_history_counts_its_own_parts() {
    String first = bench.notices.text("select notice_id from planned_send where id = " + send);
    long second = bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.submitAll(node, new CarrierAnswer.InDoubt("no answer"));
    List<String> two = page().items().stream().map(InDoubtPart::id).limit(2).toList();
    decide(new InDoubtDecision(two, null, Decision.GIVE_UP, "đã hỏi"));
    decide(all(Decision.ACCEPTED));
    assertThat(
            bench.notices.texts(
                "select concat_ws(' ', notice_id, act, reason_arguments[1]) from approval_step"
                    + " where act like 'IN_DOUBT%' order by id"))
        .containsExactly(
            first + " IN_DOUBT_GIVEN_UP 2",
            first + " IN_DOUBT_ACCEPTED 4",
            bench.notices.text("select notice_id from planned_send where id = " + second)
                + " IN_DOUBT_ACCEPTED 6");
    assertThat(bench.notices.desk().find(ApprovedNoticesFixture.OFFICER, first).value().history())
        .extracting(entry -> entry.act().name())
        .endsWith("IN_DOUBT_GIVEN_UP", "IN_DOUBT_ACCEPTED");
  }

  @Test
  void urgent_parts_that_go_out_again_by_rule_stand_in_the_history() {
    decide(all(Decision.GIVE_UP));
    bench.prepared(DispatchFixture.ONE_PART, Priority.URGENT);
    bench.submitAll(node, new CarrierAnswer.InDoubt("no answer"));
    bench.notices.forward(Duration.ofMinutes(2));
    node.renewLease();
    node.sweep();
    assertThat(bench.notices.texts(HISTORY + "'IN_DOUBT_RESENT'")).hasSize(1);
    assertThat(bench.notices.text(HISTORY + "'IN_DOUBT_RESENT'")).endsWith(" 6");
  }

  @Test
  void named_attempts_alone_are_decided() {
    List<String> two = page().items().stream().map(InDoubtPart::id).limit(2).toList();
    assertThat(decide(new InDoubtDecision(two, null, Decision.GIVE_UP, "x"))).isEqualTo(2);
    assertThat(bench.partStates()).containsExactly("4 IN_DOUBT", "2 UNKNOWN");
  }

  @Test
  void those_of_a_notice_alone_are_decided() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.submitAll(node, new CarrierAnswer.InDoubt("no answer"));
    String notice = bench.notices.text("select notice_id from planned_send where id = " + send);
    assertThat(decide(new InDoubtDecision(null, new Filter(notice, null), Decision.GIVE_UP, "x")))
        .isEqualTo(6);
    assertThat(bench.partStates()).containsExactly("6 IN_DOUBT", "6 UNKNOWN");
  }

  @Test
  void a_resend_has_a_reference_of_its_own_and_what_is_decided_is_not_decided_over() {
    decide(all(Decision.RESEND));
    assertThat(bench.notices.texts("select distinct reference from attempt")).containsExactly("1");
    assertThat(bench.notices.texts("select distinct reference from segment")).containsExactly("2");
    node.sweep();
    bench.submitAll(node, new CarrierAnswer.Taken("9"));
    assertThat(bench.partStates()).containsExactly("6 SUBMITTED");
    assertThat(bench.notices.number("select count(*) from attempt where possible_double"))
        .isEqualTo(6);
  }

  @Test
  void parts_of_a_stopped_or_outdated_send_are_not_sent_again() {
    bench.notices.stop(send);
    assertThat(decide(all(Decision.RESEND))).isZero();
    assertThat(bench.partStates()).containsExactly("6 IN_DOUBT");
    bench.notices.sql("update planned_send set state = 'SENDING'");
    bench.notices.forward(Duration.ofDays(2));
    node.renewLease();
    assertThat(decide(all(Decision.RESEND))).isZero();
  }

  @Test
  void the_alarm_closes_once_receipts_have_settled_all() {
    org.awaitility.Awaitility.await().until(() -> bench.alarms.contains("PARTS_IN_DOUBT"));
    bench.notices.sql("update attempt set state = 'DELIVERED'");
    node.recover();
    assertThat(bench.alarms).isEmpty();
  }
}

package vn.econgdan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.identity.SendFence;
import vn.econgdan.notice.ApprovedNoticesFixture;
import vn.econgdan.notice.content.Priority;

/** A part that was claimed does not leave any more once something speaks against it. */
@Timeout(60)
@ExtendWith(DispatchFixture.Given.class)
class HeldBackIT {
  private static final CarrierAnswer HELD_BACK =
      new CarrierAnswer.NotSent(CarrierVerdict.LINK_LOST, "NotNowException");
  private static final CarrierAnswer TAKEN = new CarrierAnswer.Taken("1");

  private DispatchFixture bench;
  private Dispatcher node;
  private BatchRun run;

  @BeforeEach
  void begin(DispatchFixture given) {
    bench = given;
    bench.batchParts = 100;
    node = bench.node("a");
  }

  @AfterEach
  void stop() throws InterruptedException {
    bench.stopNodes();
  }

  private List<SubmitPart> claimed(Priority priority) {
    bench.prepared(DispatchFixture.ONE_PART, priority);
    run = node.open(node.feed().get(0), "carrier-1");
    return DispatchFixture.parts(run);
  }

  /** Each as the route does it; how many left. */
  private long offered(List<SubmitPart> parts) throws InterruptedException {
    long left = 0;
    for (SubmitPart part : parts) {
      CarrierAnswer answer = answer(part);
      left += answer == TAKEN ? 1 : 0;
      node.record(new SubmitOutcome(part, "carrier-1", answer));
    }
    node.finish(run);
    return left;
  }

  private CarrierAnswer answer(SubmitPart part) throws InterruptedException {
    try {
      node.awaitLeave(part);
      return TAKEN;
    } catch (NotNowException e) {
      return HELD_BACK;
    } catch (RecipientGoneException e) {
      return new CarrierAnswer.Withheld(e.reason());
    }
  }

  private void sweepAfterTheBreak() {
    bench.notices.forward(Duration.ofSeconds(2));
    node.renewLease();
    node.sweep();
  }

  @Test
  void all_leave_when_nothing_speaks_against_it_however_long_ago_they_were_claimed()
      throws Exception {
    List<SubmitPart> parts = claimed(Priority.NORMAL);
    SendFence.awaitCommitted();
    assertThat(offered(parts)).isEqualTo(ApprovedNoticesFixture.PEOPLE);
    assertThat(bench.partStates()).containsExactly("6 SUBMITTED");
  }

  @Test
  void a_stopped_sends_parts_are_suppressed() throws Exception {
    List<SubmitPart> parts = claimed(Priority.URGENT);
    bench.notices.stop(1);
    assertThat(offered(parts)).isZero();
    sweepAfterTheBreak();
    assertThat(bench.partStates()).containsExactly("6 SUPPRESSED");
    assertThat(bench.attemptStates()).containsOnly("RELEASED");
    assertThat(bench.notices.text("select closed_at is not null from planned_send")).isEqualTo("t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PAUSED", "HELD"})
  void a_paused_sends_parts_wait_and_leave_later(String pause) throws Exception {
    List<SubmitPart> parts = claimed(Priority.NORMAL);
    bench.notices.sql("update planned_send set state = '" + pause + "'");
    SendFence.awaitCommitted();
    assertThat(offered(parts)).isZero();
    sweepAfterTheBreak();
    assertThat(bench.partStates()).containsExactly("6 PREPARED");
    bench.notices.sql("update planned_send set state = 'SENDING'");
    node.sweep();
    bench.submitAll(node, TAKEN);
    assertThat(bench.partStates()).containsExactly("6 SUBMITTED");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "WITHDRAWN; update consent set withdrawn_at = now() where citizen_id = 1",
        "WITHDRAWN; update subscription set ends_on = '2026-11-23', end_reason = 'WITHDRAWN' where citizen_id = 1",
        "SUSPENDED; update subscription set suspended_at = now() where citizen_id = 1",
        "MOVED_OUT; update citizen set moved_out_on = '2026-11-23' where id = 1",
        "DECEASED; update citizen set deceased_on = '2026-11-23' where id = 1",
        "NUMBER_CHANGED; update subscription_number set valid_to = now() where subscription_id = (select id from "
            + "subscription where citizen_id = 1)",
      })
  void who_gets_nothing_any_more_gets_none_of_the_parts_in_hand(String reason, String change)
      throws Exception {
    List<SubmitPart> parts = claimed(Priority.NORMAL);
    bench.notices.sql(change);
    SendFence.awaitCommitted();
    assertThat(offered(parts)).isEqualTo(ApprovedNoticesFixture.PEOPLE - 1);
    assertThat(bench.partStates()).containsExactly("5 SUBMITTED", "1 SUPPRESSED");
    assertThat(
            bench.notices.texts(
                "select closed_reason from segment where closed_reason is not null"))
        .containsExactly(reason);
  }

  private void aSecondBeforeNine() {
    bench.notices.set("2026-11-23T20:59");
    bench.notices.forward(Duration.ofSeconds(59));
    node.renewLease();
  }

  @Test
  void at_the_end_of_the_send_window_routine_parts_wait_for_the_morning() throws Exception {
    aSecondBeforeNine();
    List<SubmitPart> parts = claimed(Priority.NORMAL);
    node.awaitLeave(parts.get(0));
    bench.notices.forward(Duration.ofSeconds(1));
    node.record(new SubmitOutcome(parts.get(0), "carrier-1", TAKEN));
    assertThat(offered(parts.subList(1, parts.size()))).isZero();
    sweepAfterTheBreak();
    assertThat(node.feed()).isEmpty();
    assertThat(bench.partStates()).containsExactly("5 PREPARED", "1 SUBMITTED");
  }

  @Test
  void urgent_parts_leave_at_night() throws Exception {
    aSecondBeforeNine();
    List<SubmitPart> parts = claimed(Priority.URGENT);
    bench.notices.forward(Duration.ofSeconds(1));
    assertThat(offered(parts)).isEqualTo(ApprovedNoticesFixture.PEOPLE);
  }

  @Test
  void a_part_whose_validity_has_passed_lapses() throws Exception {
    bench.prepared(DispatchFixture.ONE_PART, Priority.URGENT);
    bench.notices.sql(
        "update planned_send set valid_until = '" + bench.notices.now().plusSeconds(1) + "'");
    run = node.open(node.feed().get(0), "carrier-1");
    List<SubmitPart> parts = DispatchFixture.parts(run);
    assertThat(parts).hasSize(ApprovedNoticesFixture.PEOPLE);
    bench.notices.forward(Duration.ofSeconds(1));
    assertThat(offered(parts)).isZero();
    sweepAfterTheBreak();
    assertThat(bench.partStates()).containsExactly("6 LAPSED");
  }

  @Test
  void what_cannot_be_asked_about_does_not_leave() {
    List<SubmitPart> parts = claimed(Priority.NORMAL);
    assertThatCode(() -> node.awaitLeave(parts.get(0))).doesNotThrowAnyException();
    SendFence.awaitCommitted();
    bench.notices.sql("revoke select on audience_member from econgdan_worker");
    try {
      assertThatThrownBy(() -> node.awaitLeave(parts.get(1))).isInstanceOf(NotNowException.class);
    } finally {
      bench.notices.sql("grant select on audience_member to econgdan_worker");
    }
  }
}

package vn.econgdan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.notice.ApprovedNoticesFixture;
import vn.econgdan.notice.content.Priority;

/** Feeder and claims: bounded, in turns, and each part in one pair of hands. */
@Timeout(60)
@ExtendWith(DispatchFixture.Given.class)
class ClaimsIT {
  private static final CarrierAnswer TAKEN = new CarrierAnswer.Taken("1");
  private DispatchFixture bench;
  private Dispatcher node;

  @BeforeEach
  void begin(DispatchFixture given) {
    bench = given;
  }

  @AfterEach
  void stop() throws InterruptedException {
    bench.stopNodes();
  }

  private Dispatcher node() {
    node = node == null ? bench.node("a") : node;
    return node;
  }

  private List<SubmitPart> claimAll(Dispatcher by) {
    return by.feed().stream()
        .flatMap(order -> DispatchFixture.parts(by.open(order, "carrier-1")).stream())
        .toList();
  }

  @Test
  void the_feeder_keeps_four_orders_a_bind_and_a_node_and_no_more() {
    bench.notices.morePeople(40);
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    assertThat(node().feed()).hasSize(4);
    assertThat(node().feed()).isEmpty();
    bench.node("b");
    assertThat(node().feed()).hasSize(4);
  }

  @Test
  void urgent_orders_come_first_and_leave_at_night() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.prepared(DispatchFixture.ONE_PART, Priority.URGENT);
    assertThat(node().feed()).extracting(BatchOrder::lane).startsWith(Lane.URGENT, Lane.URGENT);
    bench.notices.sql("update batch set state = 'READY'");
    bench.notices.set("2026-11-23T22:00");
    node().renewLease();
    assertThat(node().feed()).extracting(BatchOrder::lane).containsOnly(Lane.URGENT);
  }

  @Test
  void a_ward_with_one_batch_is_not_behind_one_with_fifty() {
    bench.notices.morePeople(40);
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    long late = bench.prepared(DispatchFixture.TWO_PARTS, Priority.NORMAL);
    bench.notices.sql(
        """
        update batch set ward_code = '00352' where planned_send_id = <late>;
        delete from batch where planned_send_id = <late> and id > (select min(id) from batch
          where planned_send_id = <late>)
        """
            .replace("<late>", Long.toString(late)));
    long one = bench.notices.number("select id from batch where ward_code = '00352'");
    assertThat(node().feed().subList(0, 2)).extracting(BatchOrder::batch).contains(one);
  }

  @Test
  void a_ward_that_was_not_served_yet_comes_before_the_next_batch_of_one_that_was() {
    bench.notices.morePeople(450);
    bench.batchParts = 100;
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    node().feed();
    bench.notices.sql(
        """
        update batch set state = 'DONE' where id = (select min(id) from batch);
        update batch set ward_code = '00001' where state = 'QUEUED'
        """);
    bench.batchParts = 1_000;
    long late = bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.notices.sql("update batch set ward_code = '00352' where planned_send_id = " + late);
    assertThat(node().feed())
        .extracting(BatchOrder::batch)
        .containsExactly(bench.notices.number("select id from batch where ward_code = '00352'"));
  }

  @Test
  void of_two_wards_with_nothing_on_the_queue_the_one_served_longer_ago_is_first() {
    bench.notices.morePeople(20);
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.notices.sql(
        """
        update batch set state = 'DONE', queued_at = '2026-11-23 02:00Z';
        update batch set ward_code = '00352', queued_at = '2026-11-23 01:00Z'
        where id % 2 = (select max(id) % 2 from batch);
        update batch set state = 'READY', queued_at = null where id > (select max(id) - 2 from batch)
        """);
    assertThat(node().feed())
        .extracting(BatchOrder::batch)
        .startsWith(bench.notices.number("select max(id) from batch"));
  }

  @Test
  void who_withdraws_after_the_parts_were_made_gets_none_of_them() {
    bench.prepared(DispatchFixture.TWO_PARTS, Priority.NORMAL);
    bench.notices.sql("update consent set withdrawn_at = now() where citizen_id = 1");
    assertThat(claimAll(node())).hasSize(2 * (ApprovedNoticesFixture.PEOPLE - 1));
    assertThat(
            bench.notices.number(
                "select count(*) from segment where closed = 'SUPPRESSED' and closed_reason = 'WITHDRAWN'"))
        .isEqualTo(2);
  }

  @Test
  void two_claimers_at_once_never_get_the_same_part() {
    bench.notices.morePeople(300);
    bench.batchParts = 1_000;
    bench.exposed = 1_000;
    bench.prepared(DispatchFixture.TWO_PARTS, Priority.NORMAL);
    Dispatcher other = bench.node("b");
    BatchOrder order = node().feed().get(0);
    List<CompletableFuture<List<SubmitPart>>> runs = new ArrayList<>();
    for (Dispatcher claimer : List.of(node(), other)) {
      runs.add(
          CompletableFuture.supplyAsync(
              () -> DispatchFixture.parts(claimer.open(order, "carrier-1"))));
    }
    List<Long> claimed =
        runs.stream().flatMap(run -> run.join().stream()).map(SubmitPart::segmentId).toList();
    assertThat(claimed).doesNotHaveDuplicates().hasSize(2 * (300 + ApprovedNoticesFixture.PEOPLE));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "update planned_send set state = 'STOPPED'",
        "update planned_send set state = 'PAUSED'",
        "update planned_send set state = 'HELD'",
        "update planned_send set valid_until = '2026-11-23 03:00Z'",
        "update batch set queuing = queuing + 1",
        "update batch set state = 'READY'",
      })
  void nothing_is_claimed_of_what_may_not_leave(String change) {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    BatchOrder order = node().feed().get(0);
    bench.notices.sql(change);
    BatchRun run = node().open(order, "carrier-1");
    assertThat(DispatchFixture.parts(run)).isEmpty();
    node().finish(run);
    assertThat(bench.attemptStates()).isEmpty();
  }

  @Test
  void a_batch_cut_short_by_the_send_window_is_ready_for_the_morning() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    BatchOrder order = node().feed().get(0);
    bench.notices.set("2026-11-23T21:00");
    node().renewLease();
    bench.submit(node(), order, TAKEN);
    assertThat(bench.attemptStates()).isEmpty();
    assertThat(bench.notices.text("select state from batch where id = " + order.batch()))
        .isEqualTo("READY");
  }

  @Test
  void no_more_than_may_be_exposed_is_claimed_before_outcomes_are_on_disk() {
    bench.notices.morePeople(40);
    bench.batchParts = 100;
    bench.exposed = 10;
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    BatchRun run = node().open(node().feed().get(0), "carrier-1");
    int parts = 0;
    for (SubmitPart part = run.next(); part != null; part = run.next()) {
      parts++;
      assertThat(bench.notices.number("select count(*) from exposed_part")).isLessThanOrEqualTo(10);
      assertThat(node().exposed()).isLessThanOrEqualTo(10);
      node().record(new SubmitOutcome(part, "carrier-1", TAKEN));
    }
    node().finish(run);
    assertThat(parts).isEqualTo(40 + ApprovedNoticesFixture.PEOPLE);
    assertThat(node().exposed()).isZero();
    assertThat(bench.notices.texts("select distinct state from batch")).containsExactly("DONE");
  }

  @Test
  void a_part_sent_again_is_the_next_attempt_with_the_same_octets_and_perhaps_a_double() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.URGENT);
    List<SubmitPart> first = claimAll(node());
    first.forEach(
        p -> node().record(new SubmitOutcome(p, "carrier-1", new CarrierAnswer.InDoubt("x"))));
    org.awaitility.Awaitility.await().until(() -> node().exposed() == 0);
    bench.notices.forward(Duration.ofSeconds(61));
    node().renewLease();
    node().sweep();
    node().sweep();
    bench.notices.sql("update batch set state = 'DONE' where state = 'QUEUED'");
    List<SubmitPart> second = claimAll(node());
    assertThat(second).extracting(SubmitPart::attempt).containsOnly(2);
    assertThat(second).extracting(SubmitPart::octets).containsOnly(first.get(0).octets());
    assertThat(second)
        .extracting(SubmitPart::userMessageReference)
        .doesNotContainAnyElementsOf(List.of(first.get(0).userMessageReference()));
    second.forEach(p -> node().record(new SubmitOutcome(p, "carrier-1", TAKEN)));
    org.awaitility.Awaitility.await().until(() -> node().exposed() == 0);
    assertThat(
            bench.notices.texts(
                "select distinct possible_double from attempt where attempt_no = 2"))
        .containsExactly("t");
  }

  @Test
  void a_claim_of_an_incarnation_that_was_declared_dead_does_not_leave() throws Exception {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    SubmitPart part = claimAll(node()).get(0);
    node().awaitLeave(part);
    bench.notices.forward(Duration.ofSeconds(16));
    bench.node("b").recover();
    assertThat(bench.attemptStates()).containsOnly("IN_DOUBT");
    node().renewLease();
    assertThatThrownBy(() -> node().awaitLeave(part)).isInstanceOf(NotNowException.class);
  }
}

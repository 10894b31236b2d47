package vn.econgdan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.notice.content.Priority;

/** Nothing stays between two chairs. */
@Timeout(60)
@ExtendWith(DispatchFixture.Given.class)
class SweepsIT {
  private static final CarrierAnswer TAKEN = new CarrierAnswer.Taken("77");
  private static final CarrierAnswer DOUBT = new CarrierAnswer.InDoubt("no answer");
  private static final CarrierAnswer THROTTLED = new CarrierAnswer.Refused(0x58);

  private DispatchFixture bench;
  private Dispatcher node;

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

  private void forward(Duration time) {
    bench.notices.forward(time);
    node.renewLease();
  }

  @Test
  void a_send_is_sent_once_no_part_is_left_to_submit() {
    long send = bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    node.sweep();
    assertThat(bench.sendState(send)).isEqualTo("SENDING");
    bench.submitAll(node, TAKEN);
    node.sweep();
    assertThat(bench.sendState(send)).isEqualTo("SENT");
    assertThat(bench.noticeState(send)).isEqualTo("SENT");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "update attempt set state = 'IN_DOUBT' where segment_id = (select min(id) from segment)",
        "update claim set closed_at = null where lot_no = 1"
      })
  void a_send_with_a_part_under_way_or_in_doubt_is_not_sent_yet(String change) {
    long send = bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.submitAll(node, TAKEN);
    bench.notices.sql(change);
    node.sweep();
    assertThat(bench.sendState(send)).isEqualTo("SENDING");
  }

  @Test
  void parts_that_did_not_leave_in_time_lapse_and_a_send_of_which_none_left_expires() {
    long send = bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.submitAll(node, THROTTLED);
    forward(Duration.ofDays(1));
    node.sweep();
    assertThat(bench.partStates()).containsExactly("6 LAPSED");
    assertThat(bench.sendState(send)).isEqualTo("EXPIRED");
    assertThat(bench.noticeState(send)).isEqualTo("EXPIRED");
  }

  @Test
  void a_send_of_which_some_left_in_time_is_sent() {
    bench.batchParts = 4;
    long send = bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.submit(node, node.feed().get(0), TAKEN);
    forward(Duration.ofDays(1));
    node.sweep();
    assertThat(bench.partStates()).hasSize(2).anyMatch(s -> s.endsWith("LAPSED"));
    assertThat(bench.sendState(send)).isEqualTo("SENT");
    assertThat(bench.notices.texts("select distinct state from batch")).containsExactly("DONE");
  }

  @Test
  void a_sweep_that_another_node_is_at_is_skipped_and_waits_for_nobody() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    Dispatcher other = bench.node("b");
    bench.notices.forward(Duration.ofDays(1));
    CompletableFuture<Void> sweeping =
        bench
            .notices
            .worker()
            .inTransaction(
                handle -> {
                  handle.createQuery("select id from batch for update").mapTo(Long.class).list();
                  CompletableFuture<Void> first = CompletableFuture.runAsync(node::sweep);
                  await()
                      .until(
                          () ->
                              bench.notices.number(
                                      "select count(*) from pg_locks where not granted")
                                  > 0);
                  assertThat(CompletableFuture.runAsync(other::sweep))
                      .succeedsWithin(Duration.ofSeconds(20));
                  assertThat(first).isNotDone();
                  return first;
                });
    sweeping.join();
    assertThat(bench.partStates()).containsExactly("6 LAPSED");
  }

  @Test
  void a_held_send_expires_with_its_validity() {
    long send = bench.notices.due(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.notices.sql("update planned_send set text = 'x'");
    node.prepare(PrepareOrder.of(send, Lane.NORMAL));
    node.sweep();
    assertThat(bench.sendState(send)).isEqualTo("HELD");
    forward(Duration.ofDays(1));
    node.sweep();
    assertThat(bench.noticeState(send)).isEqualTo("EXPIRED");
  }

  @Test
  void a_stop_suppresses_what_has_not_left_and_what_comes_back() {
    bench.batchParts = 4;
    long send = bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    BatchRun run = node.open(node.feed().get(0), "carrier-1");
    List<SubmitPart> claimed = DispatchFixture.parts(run);
    bench.notices.stop(send);
    node.sweep();
    assertThat(bench.partStates())
        .containsExactly(claimed.size() + " CLAIMED", 6 - claimed.size() + " SUPPRESSED");
    node.record(new SubmitOutcome(claimed.get(0), "carrier-1", TAKEN));
    claimed
        .subList(1, claimed.size())
        .forEach(part -> node.record(new SubmitOutcome(part, "carrier-1", THROTTLED)));
    node.finish(run);
    node.sweep();
    assertThat(bench.partStates()).containsExactly("1 SUBMITTED", "5 SUPPRESSED");
    assertThat(
            bench.notices.number("select count(*) from planned_send where closed_at is not null"))
        .isEqualTo(1);
    assertThat(bench.noticeState(send)).isEqualTo("STOPPED");
  }

  @Test
  void an_order_that_was_lost_is_given_again_and_the_old_one_is_void() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    BatchOrder lost = node.feed().get(0);
    forward(DispatchFixture.REQUEUE_AFTER);
    node.recover();
    assertThat(node.feed()).isEmpty();
    forward(Duration.ofSeconds(1));
    node.recover();
    assertThat(node.feed()).extracting(BatchOrder::queuing).containsExactly(2);
    assertThat(node.open(lost, "carrier-1")).isSameAs(BatchRun.VOID);
  }

  @Test
  void a_batch_that_is_being_worked_on_is_left_alone() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    BatchOrder order = node.feed().get(0);
    forward(DispatchFixture.REQUEUE_AFTER);
    DispatchFixture.parts(node.open(order, "carrier-1"));
    forward(Duration.ofSeconds(1));
    node.recover();
    assertThat(node.feed()).isEmpty();
  }

  @Test
  void the_end_of_an_old_run_leaves_the_batch_to_its_new_order() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    BatchRun old = node.open(node.feed().get(0), "carrier-1");
    bench.notices.sql("update batch set state = 'READY'");
    BatchOrder anew = node.feed().get(0);
    node.finish(old);
    assertThat(node.open(anew, "carrier-1")).isNotSameAs(BatchRun.VOID);
  }

  @Test
  void a_send_whose_order_was_lost_is_ordered_again_unless_somebody_is_at_it() {
    long send = bench.notices.due(DispatchFixture.ONE_PART, Priority.NORMAL);
    assertThat(node.recover()).isEmpty();
    forward(DispatchFixture.REQUEUE_AFTER.plusSeconds(1));
    bench
        .notices
        .worker()
        .useTransaction(
            handle -> {
              PreparationStore.lock(handle, send);
              List<Long> found =
                  CompletableFuture.supplyAsync(
                          () -> node.recover().stream().map(PrepareOrder::send).toList())
                      .join();
              assertThat(found).isEmpty();
            });
    assertThat(node.recover()).containsExactly(PrepareOrder.of(send, Lane.NORMAL));
    assertThat(node.recover()).isEmpty();
  }

  @Test
  void a_preparation_that_goes_on_for_long_is_not_ordered_a_second_time() {
    long send = bench.notices.due(DispatchFixture.ONE_PART, Priority.NORMAL);
    forward(DispatchFixture.REQUEUE_AFTER.plusSeconds(1));
    assertThat(node.prepare(PrepareOrder.of(send, Lane.NORMAL))).hasSize(1);
    assertThat(node.recover()).isEmpty();
    forward(DispatchFixture.REQUEUE_AFTER.plusSeconds(1));
    assertThat(node.recover()).hasSize(1);
  }

  @Test
  void a_part_without_a_receipt_72_hours_after_validity_is_unknown() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.submitAll(node, TAKEN);
    bench.notices.sql(
        "update attempt set state = 'DELIVERED' where segment_id = (select min(id) from segment);"
            + "update attempt set state = 'IN_DOUBT' where segment_id = (select max(id) from segment)");
    bench.notices.set("2026-11-26T23:00");
    node.recover();
    assertThat(bench.partStates()).containsExactly("1 DELIVERED", "1 IN_DOUBT", "4 SUBMITTED");
    bench.notices.set("2026-11-27T00:01");
    node.recover();
    assertThat(bench.partStates()).containsExactly("1 DELIVERED", "5 UNKNOWN");
  }

  @Test
  void what_a_dead_process_held_is_in_doubt_and_its_successor_begins_anew() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    DispatchFixture.parts(node.open(node.feed().get(0), "carrier-1"));
    Dispatcher other = bench.node("b");
    bench.notices.forward(Duration.ofSeconds(14));
    other.renewLease();
    other.recover();
    assertThat(bench.attemptStates()).isEmpty();
    assertThat(bench.partStates()).containsExactly("6 CLAIMED");
    bench.notices.forward(Duration.ofSeconds(1));
    other.recover();
    assertThat(bench.attemptStates()).containsOnly("IN_DOUBT");
    assertThat(bench.alarms).contains("PARTS_IN_DOUBT");
    node.renewLease();
    assertThat(
            bench.notices.texts("select node from incarnation where ended_at is null order by 1"))
        .containsExactly("a", "b");
    assertThat(bench.notices.number("select count(*) from incarnation")).isEqualTo(3);
  }

  @Test
  void urgent_parts_in_doubt_go_out_again_after_a_minute_and_routine_ones_wait() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.URGENT);
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.submitAll(node, DOUBT);
    forward(Duration.ofSeconds(59));
    node.sweep();
    assertThat(bench.partStates()).containsExactly("12 IN_DOUBT");
    forward(Duration.ofSeconds(1));
    node.sweep();
    assertThat(bench.partStates()).containsExactly("6 IN_DOUBT", "6 PREPARED");
    node.sweep();
    bench.submitAll(node, TAKEN);
    assertThat(bench.partStates()).containsExactly("6 IN_DOUBT", "6 SUBMITTED");
  }

  @Test
  void a_process_that_ended_in_good_order_is_not_revived_by_a_late_tick() throws Exception {
    node.stop();
    node.renewLease();
    assertThat(bench.notices.number("select count(*) from incarnation where ended_at is null"))
        .isZero();
  }
}

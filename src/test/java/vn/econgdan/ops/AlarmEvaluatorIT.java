package vn.econgdan.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.econgdan.ops.MetricsFixture.NOON;
import static vn.econgdan.ops.MetricsFixture.at;
import static vn.econgdan.ops.MetricsFixture.away;
import static vn.econgdan.ops.MetricsFixture.bound;
import static vn.econgdan.ops.MetricsFixture.names;
import static vn.econgdan.ops.MetricsFixture.surroundings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.dispatch.CarrierAnswer;
import vn.econgdan.dispatch.CarrierVerdict;
import vn.econgdan.dispatch.LinkStatus;
import vn.econgdan.dispatch.SubmitOutcome;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.receipt.ReceiptCounts;

/** Alarms of conditions open and end by themselves, and the page of metrics tells what is so. */
class AlarmEvaluatorIT {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");
  private static final int CONFIGURATION = 0x0E;

  /** One late send, one under way with two parts, one of them delivered, the other in doubt. */
  private static final String WORK =
      """
      insert into notice overriding system value select n, '00367', 'SENDING', 1, 1, :noon, :noon
        from generate_series(1, 2) n;
      insert into planned_send (ward_code, notice_id, version, hash, send_month, lane, state, due_at,
        valid_until, text, diacritics, encoding, part_count, people, households, cost, prepared_at)
      select '00367', n, 1, 'h', '2026-12-01', 'NORMAL', case n when 1 then 'PLANNED' else 'SENDING' end,
        '2026-12-05 04:58:00Z', '2026-12-06', 'x', 'STRIP', 'GSM7', 1, 2, 2, 0, :noon
        from generate_series(1, 2) n;
      insert into incarnation (node, started_at, lease_until, ended_at) values
        ('node1', :noon, '2027-01-01', null), ('gone', '2026-12-05 04:00Z', '2026-12-05 04:30Z', null),
        ('stopped', '2026-12-05 04:00Z', '2026-12-05 04:30Z', '2026-12-05 04:29Z');
      insert into batch (send_month, id, planned_send_id, ward_code, lane, state, queuing, parts, queued_at) values
        ('2026-12-01', 7, 2, '00367', 'NORMAL', 'QUEUED', 1, 500, :noon);
      insert into segment (send_month, id, planned_send_id, ward_code, lane, member_no, msisdn, part_no, part_count,
        reference) select '2026-12-01', n, 2, '00367', 'NORMAL', n, '+84912000001', 1, 1, n
        from generate_series(1, 3) n;
      insert into attempt (send_month, segment_id, attempt_no, ward_code, claim_id, state, carrier, msisdn,
        reference, claimed_at) select '2026-12-01', n, 1, '00367', 1, case n when 1 then 'DELIVERED' else 'IN_DOUBT' end,
        'c', '+84912000001', n, '2026-12-05 04:59:00Z' from generate_series(1, 2) n;
      """;

  @TempDir static Path temp;
  static TestDatabase database;
  static Jdbi worker;

  @BeforeAll
  static void start() {
    database = TestDatabase.start(temp.resolve("data"), 4);
    worker = database.worker();
    new PartitionMaintenance(worker, at(NOON)).keep();
    worker.useTransaction(
        handle -> handle.createScript(WORK.replace(":noon", "'" + NOON + "'")).execute());
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void forget() {
    worker.useHandle(handle -> handle.execute("update alarm set closed_at = now()"));
  }

  private static AlarmEvaluator watch(Instant time, NodeProbes here) {
    BusinessClock clock = at(time);
    return new AlarmEvaluator(worker, clock, board(clock), here);
  }

  private static AlarmService board(BusinessClock clock) {
    return new AlarmService(worker, clock, new AuditTrail(clock));
  }

  private static List<AlarmView> open() {
    return board(at(NOON))
        .list(Actor.SYSTEM, ListRequest.of(new PageRequest(1, 50)), true, null)
        .items();
  }

  @Test
  void what_is_wrong_opens_an_alarm_and_its_end_closes_it() {
    LinkStatus refused =
        new LinkStatus("carrier-2", LinkStatus.State.CLOSED, NOON, Optional.of(CONFIGURATION));
    watch(NOON, surroundings(temp, false, away("carrier-1", 61), refused)).look();
    assertThat(open())
        .extracting(AlarmView::kind, AlarmView::subject)
        .containsExactlyInAnyOrder(
            tuple("LINK_DOWN", "node1/carrier-1"),
            tuple("LINK_REFUSED", "node1/carrier-2"),
            tuple("BROKER_DOWN", "node1/broker"),
            tuple("SENDS_LATE", "sends"),
            tuple("NODE_LOST", "gone"));

    watch(NOON, surroundings(temp, true, bound("carrier-1"), bound("carrier-2"))).look();
    assertThat(open()).extracting(AlarmView::kind).containsOnly("SENDS_LATE", "NODE_LOST");
  }

  @Test
  void a_minute_without_a_bind_is_no_alarm_yet() {
    watch(NOON, surroundings(temp, true, away("carrier-1", 59))).look();
    assertThat(open()).extracting(AlarmView::kind).doesNotContain("LINK_DOWN");
  }

  @Test
  void two_nodes_say_the_same_once_and_leave_each_others_alone() {
    worker.useHandle(
        handle ->
            handle.execute(
                "insert into incarnation (node, started_at, lease_until) values ('node2', now(), '2027-01-01')"));
    BusinessClock clock = at(NOON);
    board(clock).raise("BROKER_DOWN", "node2/broker", Map.of());
    board(clock).raise("BROKER_DOWN", "node3/broker", Map.of());
    watch(NOON, surroundings(temp, true, bound("carrier-1"))).look();
    watch(NOON, surroundings(temp, true, bound("carrier-1"))).look();
    assertThat(open())
        .extracting(AlarmView::kind, AlarmView::subject)
        .as("node3 lives no more, so nobody else could close its alarm")
        .containsExactlyInAnyOrder(
            tuple("BROKER_DOWN", "node2/broker"),
            tuple("SENDS_LATE", "sends"),
            tuple("NODE_LOST", "gone"));
  }

  @Test
  void months_that_run_out_are_told_in_time() {
    Instant february = Instant.parse("2027-02-05T05:00:00Z");
    watch(february, surroundings(temp, true, bound("carrier-1"))).look();
    assertThat(open()).extracting(AlarmView::kind).contains("PARTITIONS_LOW");
  }

  @Test
  void submits_refused_for_our_settings_are_a_refused_link_until_one_is_taken() {
    AlarmEvaluator watch = watch(NOON, surroundings(temp, true, bound("carrier-1")));
    watch.answered(outcome(new CarrierAnswer.Refused(0x05)));
    watch.look();
    assertThat(open()).extracting(AlarmView::kind).contains("LINK_REFUSED");
    watch.answered(outcome(new CarrierAnswer.Taken("1")));
    watch.look();
    assertThat(open()).extracting(AlarmView::kind).doesNotContain("LINK_REFUSED");
  }

  private static SubmitOutcome outcome(CarrierAnswer answer) {
    return new SubmitOutcome(null, "carrier-1", answer);
  }

  @Test
  void the_page_tells_what_is_so() {
    String page = page();
    assertThat(page)
        .contains(
            "econgdan_bind_up{bind=\"carrier-1\"} 1",
            "econgdan_bind_state_seconds{bind=\"carrier-1\"} 90",
            "econgdan_exposed_parts{bind=\"carrier-1\"} 7",
            "econgdan_exposed_limit_parts{bind=\"carrier-1\"} 500",
            "econgdan_queue_messages{queue=\"dispatch.normal\"} 3",
            "econgdan_parts{state=\"DELIVERED\"} 1",
            "econgdan_parts{state=\"IN_DOUBT\"} 1",
            "econgdan_parts{state=\"PREPARED\"} 1",
            "econgdan_waiting_parts{lane=\"NORMAL\",state=\"QUEUED\"} 500",
            "econgdan_waiting_oldest_seconds{lane=\"NORMAL\",state=\"QUEUED\"} 120",
            "econgdan_in_doubt_parts 1",
            "econgdan_in_doubt_oldest_seconds 60",
            "econgdan_sends_late 1",
            "econgdan_sends_late_oldest_seconds 120",
            "econgdan_partitions_ahead_months 3",
            "econgdan_receipts_deferred_total 3",
            "econgdan_pool_connections{pool=\"app\",state=\"active\"} 2",
            "econgdan_submit_throttled_total{bind=\"carrier-1\"} 1",
            "econgdan_submit_answers_total{bind=\"carrier-1\",status=\"OTHER\",verdict=\"UNKNOWN\"} 2",
            "econgdan_submit_latency_seconds_bucket{bind=\"carrier-1\",le=\"0.05\"} 1");
    assertThat(page).as("no number in any label").doesNotContain("84912000001");
  }

  @Test
  void every_name_stands_in_the_book_of_operations_and_back() throws Exception {
    String book = Files.readString(Path.of("docs/operations.md"));
    Set<String> told =
        ROW.matcher(book)
            .results()
            .map(hit -> hit.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(names(page())).isEqualTo(told);
  }

  private static String page() {
    NodeProbes here = surroundings(temp, true, bound("carrier-1"));
    AlarmEvaluator watch = watch(NOON, here);
    watch.look();
    watch.look(); // the alarms of the first round are open now
    MetricsService board =
        new MetricsService(
            watch,
            at(NOON),
            new MetricsService.Sources(
                here, () -> Map.of("carrier-1", 7), 500, () -> new ReceiptCounts(1, 2, 3, 4, 5)));
    board.answered(outcome(new CarrierAnswer.Taken("1")), 30_000_000);
    board.answered(outcome(new CarrierAnswer.Refused(0x58)), 30_000_000_000L);
    board.answered(outcome(new CarrierAnswer.Refused(0x0400)), -1);
    board.answered(outcome(new CarrierAnswer.Refused(0x0401)), -1);
    board.answered(
        outcome(new CarrierAnswer.NotSent(CarrierVerdict.LINK_LOST, "LinkDownException")), -1);
    board.answered(outcome(new CarrierAnswer.InDoubt("ResponseTimeoutException")), -1);
    return new String(board.scrape().content(), StandardCharsets.UTF_8);
  }

  @Test
  void a_question_is_given_up_when_it_takes_too_long() {
    AlarmEvaluator watch = watch(NOON, surroundings(temp, true, bound("carrier-1")));
    try (Handle other = worker.open()) {
      other.begin();
      other.execute("lock table receipt_open in access exclusive mode");
      watch.look();
      assertThat(watch.seen().facts()).as("asked for two seconds, no longer").isEmpty();
      other.rollback();
    }
    watch.look();
    assertThat(watch.seen().facts()).isPresent();
  }
}

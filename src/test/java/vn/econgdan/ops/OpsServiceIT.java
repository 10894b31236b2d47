package vn.econgdan.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.kernel.WardCode;

/** What waits longer than it should, and nothing else, is shown. */
class OpsServiceIT {
  private static final Instant NOON = Instant.parse("2026-12-05T05:00:00Z");
  private static final ListRequest ALL = ListRequest.of(new PageRequest(1, 50));

  /** One of each kind since noon; the urgent one in doubt resends itself. */
  private static final String WAITING =
      """
      insert into notice overriding system value select n, '00367', 'SENDING', 1, 1, :noon, :noon
        from generate_series(1, 3) n;
      insert into planned_send (ward_code, notice_id, version, hash, send_month, lane, state, due_at,
        valid_until, text, diacritics, encoding, part_count, people, households, cost, prepared_at)
      select '00367', n, 1, 'h', '2026-12-01', case n when 3 then 'URGENT' else 'NORMAL' end,
        case n when 1 then 'DUE' else 'SENDING' end, :noon, :noon, 'x', 'STRIP', 'GSM7', 1, 2, 2, 0, :noon
        from generate_series(1, 3) n;
      insert into incarnation (node, started_at, lease_until, ended_at) values
        ('dead', :noon, :noon, null), ('alive', :noon, '2027-01-01', null);
      insert into batch (send_month, id, planned_send_id, ward_code, lane, state, queuing, parts, queued_at) values
        ('2026-12-01', 7, 2, '00367', 'NORMAL', 'QUEUED', 1, 500, :noon),
        ('2026-12-01', 8, 2, '00367', 'NORMAL', 'READY', 11, 400, '2026-12-05 05:06:00Z'),
        ('2026-12-01', 9, 2, '00367', 'NORMAL', 'QUEUED', 2, 300, '2026-12-05 05:06:00Z');
      insert into segment (send_month, id, planned_send_id, ward_code, lane, member_no, msisdn, part_no, part_count,
        reference, batch_id) select '2026-12-01', n, case n when 3 then 3 else 2 end, '00367',
        case n when 3 then 'URGENT' else 'NORMAL' end, n, '+84912000001', 1, 1, n, n from generate_series(1, 4) n;
      insert into claim (send_month, batch_id, lot_no, planned_send_id, ward_code, incarnation, carrier, first_segment,
        last_segment, parts, claimed_at) select '2026-12-01', n, 1, 2, '00367', case n when 4 then 2 else 1 end, 'c',
        n, n, 1, :noon from unnest(array[1, 4]) n;
      insert into attempt (send_month, segment_id, attempt_no, ward_code, claim_id, state, carrier, msisdn,
        reference, claimed_at) select '2026-12-01', n, 1, '00367', 0, 'IN_DOUBT', 'c', '+84912000001', n, :noon
        from unnest(array[2, 3]) n;
      insert into receipt_open (id, received_month, carrier, carrier_keys, received_at, next_try_at) values
        (1, '2026-12-01', 'c', '{k}', :noon, :noon), (2, '2026-12-01', 'c', '{k}', :noon, :noon)
      """;

  private static final String SLOW =
      """
      insert into registry_import (ward_code, mode, state, content_hash, account_id, created_at)
        values ('00367', 'APPLY', 'RUNNING', 'h', 1, '2026-12-05 05:00:00Z');
      insert into carrier_file (carrier, sha256, state, from_folder, next_try_at, received_at, received_by)
        values ('vnpt', 'h', 'STAGING', true, '2026-12-05 05:00:00Z', '2026-12-05 05:00:00Z', 'x');
      insert into notice overriding system value values (4, '00367', 'SENT', 1, 1, now(), now());
      insert into planned_send (ward_code, notice_id, version, hash, send_month, lane, state, due_at,
        valid_until, text, diacritics, encoding, part_count, people, households, cost) values
        ('00367', 4, 1, 'h', '2026-12-01', 'NORMAL', 'SENT', '2026-12-05 05:00:00Z', '2026-12-05 05:00:00Z',
          'x', 'STRIP', 'GSM7', 1, 2, 2, 0);
      insert into segment (send_month, id, planned_send_id, ward_code, lane, member_no, msisdn, part_no, part_count,
        reference) select '2026-12-01', 9, max(id), '00367', 'NORMAL', 1, '+84912000001', 1, 1, 1 from planned_send;
      insert into attempt (send_month, segment_id, attempt_no, ward_code, claim_id, state, carrier, msisdn,
        reference, claimed_at) values ('2026-12-01', 9, 1, '00367', 2, 'SUBMITTED', 'c', '+84912000001', 1, now());
      insert into alarm (kind, subject, opened_at, last_seen_at) values ('T', 'x', now(), now());
      insert into alarm_event (alarm_id, event, at, next_try_at)
        select id, 'OPENED', '2026-12-05 05:00:00Z', now() from alarm
      """;

  private static final String GONE =
      """
      update registry_import set state = 'APPLIED';
      update carrier_file set state = 'MATCHED';
      update alarm_event set delivered_at = now();
      update attempt set state = 'DELIVERED' where segment_id = 9
      """;

  @TempDir static Path temp;
  static TestDatabase database;

  @BeforeAll
  static void start() {
    database = TestDatabase.start(temp.resolve("data"), 4);
    Jdbi worker = database.worker();
    new PartitionMaintenance(worker, at(NOON)).keep();
    worker.useTransaction(
        handle -> handle.createScript(WAITING.replace(":noon", "'" + NOON + "'")).execute());
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static BusinessClock at(Instant time) {
    return new BusinessClock(Clock.fixed(time, ZoneOffset.UTC));
  }

  private static Page<StuckView> stuck(Duration later, ListRequest page) {
    return new OpsService(database.worker(), at(NOON.plus(later))).stuck(Actor.SYSTEM, page);
  }

  @Test
  void after_seven_minutes_one_of_each_kind_stands_still() {
    assertThat(stuck(Duration.ofMinutes(7), ALL).items())
        .extracting(StuckView::kind, StuckView::subject, StuckView::detail)
        .containsExactlyInAnyOrder(
            tuple("SEND", "notice 1", Sentence.of("stuck.SEND", "DUE")),
            tuple("BATCH", "batch 2026-12.7", Sentence.of("stuck.BATCH", 500, 1)),
            tuple("BATCH", "batch 2026-12.8", Sentence.of("stuck.BATCH", 400, 11)),
            tuple("CLAIM", "incarnation 1", Sentence.of("stuck.CLAIM", 1)),
            tuple("IN_DOUBT", "notice 2", Sentence.of("stuck.IN_DOUBT", 1)),
            tuple("RECEIPT", "carrier c", Sentence.of("stuck.RECEIPT", 2)));
    assertThat(stuck(Duration.ofMinutes(7), ALL).items())
        .allMatch(waiting -> waiting.since().equals(NOON));
  }

  @Test
  void files_receipts_and_events_have_more_time() {
    Jdbi worker = database.worker();
    worker.useTransaction(handle -> handle.createScript(SLOW).execute());
    assertThat(stuck(Duration.ofMinutes(7), ALL).items())
        .extracting(StuckView::kind)
        .doesNotContain("IMPORT", "CARRIER_FILE", "OVERDUE");
    assertThat(stuck(Duration.ofMinutes(61), ALL).items())
        .extracting(StuckView::kind, StuckView::subject, StuckView::detail)
        .contains(
            tuple("IMPORT", "import 1", Sentence.of("stuck.IMPORT", 0)),
            tuple("CARRIER_FILE", "carrier file 1", Sentence.of("stuck.CARRIER_FILE", "STAGING")),
            tuple("OVERDUE", "notice 4", Sentence.of("stuck.OVERDUE", 2)),
            tuple("WEBHOOK", "webhook", Sentence.of("stuck.WEBHOOK", 1)));
    assertThat(stuck(Duration.ofMinutes(61), ALL).items())
        .allMatch(waiting -> waiting.advice().key().equals("stuck." + waiting.kind() + ".do"));
    worker.useTransaction(handle -> handle.createScript(GONE).execute());
  }

  @Test
  void before_their_time_only_what_a_person_must_decide_is_shown() {
    assertThat(stuck(Duration.ofSeconds(30), ALL).items())
        .extracting(StuckView::kind, StuckView::subject)
        .containsExactly(tuple("IN_DOUBT", "notice 2"));
  }

  @Test
  void who_is_bound_to_a_ward_sees_what_of_it_stands_still_and_no_links() {
    Actor bound =
        new Actor(
            1, "qt", Set.of(Role.ADMINISTRATOR), Optional.of(new WardCode("00367")), Set.of());
    Actor foreign =
        new Actor(
            1, "qt", Set.of(Role.ADMINISTRATOR), Optional.of(new WardCode("00352")), Set.of());
    OpsService ops = new OpsService(database.worker(), at(NOON.plus(Duration.ofMinutes(7))));
    assertThat(ops.stuck(bound, ALL).items())
        .extracting(StuckView::kind)
        .containsExactlyInAnyOrder("SEND", "BATCH", "BATCH", "IN_DOUBT");
    assertThat(ops.stuck(foreign, ALL).total()).isZero();
  }

  @Test
  void a_page_knows_how_many_there_are_in_all() {
    Page<StuckView> page = stuck(Duration.ofMinutes(7), ListRequest.of(new PageRequest(4, 2)));
    assertThat(page.items()).isEmpty();
    assertThat(page.total()).isEqualTo(6);
  }
}

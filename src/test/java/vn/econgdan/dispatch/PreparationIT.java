package vn.econgdan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.notice.ApprovedNoticesFixture;
import vn.econgdan.notice.content.Priority;

/** From the frozen audience to parts and batches on a real database. */
@Timeout(60)
@ExtendWith(DispatchFixture.Given.class)
class PreparationIT {
  private DispatchFixture bench;

  @BeforeEach
  void begin(DispatchFixture given) {
    bench = given;
  }

  @Test
  void every_member_gets_every_part_and_the_notice_is_sending() {
    long send = bench.prepared(DispatchFixture.TWO_PARTS, Priority.NORMAL);
    assertThat(bench.partStates()).containsExactly(2 * ApprovedNoticesFixture.PEOPLE + " PREPARED");
    assertThat(bench.sendState(send)).isEqualTo("SENDING");
    assertThat(bench.noticeState(send)).isEqualTo("SENDING");
    assertThat(bench.notices.number("select count(*) from send_part")).isEqualTo(2);
  }

  @Test
  void two_large_routine_sends_do_not_hold_up_an_urgent_one() throws Exception {
    bench.notices.morePeople(2_100);
    bench.batchParts = 1_000;
    Dispatcher node = bench.node("a");
    PrepareOrder large = PrepareOrder.of(due(Priority.NORMAL), Lane.NORMAL);
    PrepareOrder second = PrepareOrder.of(due(Priority.NORMAL), Lane.NORMAL);
    PrepareOrder urgent = PrepareOrder.of(due(Priority.URGENT), Lane.URGENT);
    assertThat(node.prepare(large)).containsExactly(large);
    assertThat(node.prepare(second)).containsExactly(second);
    assertThat(node.prepare(urgent)).containsExactly(urgent);
    assertThat(node.feed()).extracting(BatchOrder::lane).startsWith(Lane.URGENT, Lane.URGENT);
    assertThat(bench.partStates()).containsExactly("6000 PREPARED");
    assertThat(node.prepare(large)).containsExactly(large);
    assertThat(bench.partStates())
        .containsExactly(6_100 + ApprovedNoticesFixture.PEOPLE + " PREPARED");
    assertThat(node.prepare(large)).isEmpty();
    assertThat(bench.sendState(large.send())).isEqualTo("SENDING");
    assertThat(bench.sendState(second.send())).isEqualTo("PREPARING");
    bench.stopNodes();
  }

  private long due(Priority priority) {
    return bench.notices.due(DispatchFixture.ONE_PART, priority);
  }

  /**
   * Whoever stops a notice locks it first and its send behind it; the other order is a deadlock.
   */
  @Test
  void it_takes_the_notice_before_its_send() throws Exception {
    long send = bench.notices.due(DispatchFixture.ONE_PART, Priority.NORMAL);
    Jdbi worker = bench.setup().worker();
    CompletableFuture<Void> preparing =
        worker.inTransaction(
            stopping -> {
              stopping.createQuery("select id from notice for update").mapTo(Long.class).list();
              CompletableFuture<Void> waiting =
                  CompletableFuture.runAsync(() -> bench.prepare(send));
              await()
                  .until(
                      () ->
                          bench.notices.number("select count(*) from pg_locks where not granted")
                              > 0);
              stopping.execute("select 1 from planned_send where id = ? for update nowait", send);
              return waiting;
            });
    preparing.get(30, TimeUnit.SECONDS);
    assertThat(bench.sendState(send)).isEqualTo("SENDING");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "NUMBER_CHANGED | update subscription_number set msisdn = '+84900000001' where id = 1",
        "NUMBER_CHANGED | update subscription_number set valid_to = now() where id = 1",
        "MOVED_OUT | update citizen set moved_out_on = '2026-11-20' where id = 1",
        "DECEASED | update citizen set deceased_on = '2026-11-20' where id = 1",
        "WITHDRAWN | update consent set withdrawn_at = now() where citizen_id = 1",
        "WITHDRAWN | update subscription set ends_on = '2026-11-23', end_reason = 'OTHER' where citizen_id = 1",
        "SUSPENDED | update subscription set suspended_at = now() where citizen_id = 1",
      })
  void whoever_changed_since_the_approval_gets_nothing_and_the_reason_stands(
      String reason, String change) {
    long send = bench.notices.due(DispatchFixture.TWO_PARTS, Priority.NORMAL);
    bench.notices.sql(change);
    bench.prepare(send);
    assertThat(bench.partStates())
        .containsExactly(2 * (ApprovedNoticesFixture.PEOPLE - 1) + " PREPARED", "2 SUPPRESSED");
    assertThat(
            bench.notices.texts(
                "select distinct closed_reason from segment where closed is not null"))
        .containsExactly(reason);
    assertThat(
            bench.notices.number(
                "select count(*) from segment where closed is not null and batch_id is not null"))
        .isZero();
  }

  @Test
  void a_consent_to_invitations_does_not_stand_in_for_one_to_notices() {
    long send = bench.notices.due(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.notices.sql(
        """
        insert into consent (ward_code, citizen_id, purpose, wording_version, channel, evidence, given_on,
          recorded_by, recorded_at)
        values ('00367', 1, 'INVITATIONS', '1', 'PAPER', 'x', '2026-01-01', 'canbo', now());
        update consent set withdrawn_at = now() where citizen_id = 1 and purpose = 'NOTICES'
        """);
    bench.prepare(send);
    assertThat(bench.partStates()).contains("1 SUPPRESSED");
  }

  @Test
  void the_parts_of_one_recipient_never_straddle_two_batches() {
    bench.notices.morePeople(40);
    bench.batchParts = 5;
    bench.prepared(DispatchFixture.TWO_PARTS, Priority.NORMAL);
    assertThat(
            bench.notices.number(
                """
                select count(*) from (select member_no from segment
                  group by member_no having count(distinct batch_id) <> 1) straddling
                """))
        .isZero();
    assertThat(bench.notices.texts("select distinct parts from batch order by 1"))
        .containsExactly("4");
    assertThat(
            bench.notices.number(
                """
                select count(*) from batch b where parts <> (select count(*) from segment s
                  where s.send_month = b.send_month and s.batch_id = b.id)
                """))
        .isZero();
  }

  @Test
  void a_number_meets_the_same_reference_again_only_after_65536_parts() {
    bench.prepared(DispatchFixture.TWO_PARTS, Priority.NORMAL);
    bench.notices.sql("alter sequence message_reference restart with 65535");
    bench.prepared(DispatchFixture.TWO_PARTS, Priority.NORMAL);
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    assertThat(bench.notices.texts("select reference from segment where member_no = 1 order by id"))
        .endsWith("65535", "0", "1");
  }

  @Test
  void preparing_twice_or_after_a_crash_between_two_lots_changes_nothing() {
    bench.notices.morePeople(30);
    long send = bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.notices.sql(
        """
        update planned_send set state = 'PREPARING', prepared_at = null;
        delete from segment where member_no > 12;
        """);
    List<String> kept = bench.notices.texts("select id from segment order by id");
    bench.prepare(send);
    bench.prepare(send);
    assertThat(bench.partStates())
        .containsExactly(30 + ApprovedNoticesFixture.PEOPLE + " PREPARED");
    assertThat(bench.notices.texts("select id from segment order by id")).containsAll(kept);
    assertThat(bench.sendState(send)).isEqualTo("SENDING");
  }

  @Test
  void a_send_whose_validity_ended_before_it_was_prepared_expires() {
    long send = bench.notices.due(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.notices.forward(Duration.ofDays(2));
    bench.prepare(send);
    assertThat(bench.sendState(send)).isEqualTo("EXPIRED");
    assertThat(bench.noticeState(send)).isEqualTo("EXPIRED");
    assertThat(bench.partStates()).isEmpty();
    assertThat(bench.alarms).containsExactly("SEND_EXPIRED");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "text | update planned_send set text = 'Chuyen tien vao tai khoan nay'",
        "audience | update audience_member set msisdn = '+84900000009' where member_no = 1",
      })
  void what_differs_from_what_was_signed_does_not_leave(String what, String change) {
    long send = bench.notices.due(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.notices.sql(change);
    bench.prepare(send);
    assertThat(bench.sendState(send)).isEqualTo("HELD");
    assertThat(bench.noticeState(send)).isEqualTo("PAUSED");
    assertThat(bench.partStates()).isEmpty();
    assertThat(bench.alarms).containsExactly("SEND_TAMPERED");
  }

  @Test
  void a_stopped_send_is_not_prepared() {
    long send = bench.notices.due(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.notices.sql("update planned_send set state = 'STOPPED'");
    bench.prepare(send);
    assertThat(bench.partStates()).isEmpty();
  }
}

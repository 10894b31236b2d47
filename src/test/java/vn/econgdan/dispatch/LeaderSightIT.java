package vn.econgdan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.dispatch.progress.PartView;
import vn.econgdan.dispatch.progress.ProgressService;
import vn.econgdan.dispatch.progress.ProgressView;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.WardCode;
import vn.econgdan.notice.ApprovedNoticesFixture;
import vn.econgdan.notice.NoticeView;
import vn.econgdan.notice.audience.ExcludedPerson;
import vn.econgdan.notice.audience.ExcludedPerson.Stage;
import vn.econgdan.notice.content.Priority;

/**
 * A leader sees approved notices alone, and one and the same people of his groups in progress,
 * parts, recipients and the list of the excluded.
 */
@Timeout(60)
@ExtendWith(DispatchFixture.Given.class)
class LeaderSightIT {
  private static final ListRequest ALL = ListRequest.of(new PageRequest(1, 1000));

  private DispatchFixture bench;
  private ProgressService board;

  @BeforeEach
  void start(DispatchFixture given) {
    bench = given;
    bench.batchParts = 100;
    board =
        new ProgressService(
            new ActorTransactions(bench.notices.app()),
            bench.notices.worker(),
            (language, said) -> said.key() + said.arguments());
  }

  @AfterEach
  void stop() throws InterruptedException {
    bench.stopNodes();
  }

  private static Actor leader(String... groups) {
    Optional<WardCode> ward = Optional.of(new WardCode("00367"));
    return new Actor(601, "totruong", Set.of(Role.LEADER), ward, Set.of(groups));
  }

  private List<String> recipients(Actor actor, String notice) {
    Path csv = board.recipients(actor, notice, Locale.ENGLISH).value().content();
    try (Stream<String> lines = Files.lines(csv)) {
      return lines.skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      csv.toFile().delete();
    }
  }

  private void counts(Actor actor, String notice, int people, int parts) {
    ProgressView progress = board.progress(actor, notice).value();
    Page<PartView> list = board.parts(actor, notice, ALL).value();
    assertThat(progress.people().total()).isEqualTo(people);
    assertThat(progress.partsTotal()).isEqualTo(parts);
    assertThat(list.total()).isEqualTo(parts);
    assertThat(list.items()).hasSize(parts);
    assertThat(recipients(actor, notice)).hasSize(people);
    ProgressView.Parts p = progress.parts();
    assertThat(p.prepared() + p.submitted() + p.suppressed()).isEqualTo(parts);
    assertThat(states(list, "SUBMITTED")).isEqualTo(p.submitted());
    assertThat(states(list, "SUPPRESSED")).isEqualTo(p.suppressed());
  }

  private static long states(Page<PartView> list, String state) {
    return list.items().stream().filter(part -> part.state().equals(state)).count();
  }

  @Test
  void progress_parts_and_recipients_count_the_same_people_of_his_groups() {
    String notice = bench.notices.dueToTheWard(DispatchFixture.TWO_PARTS);
    everybodyCounts(notice);
    bench.prepare(bench.notices.sendOf(notice));
    everybodyCounts(notice);
    bench.submitAll(bench.node("a"), new CarrierAnswer.Taken("9"));
    everybodyCounts(notice);
    bench.notices.stop(bench.notices.sendOf(notice));
    everybodyCounts(notice);
  }

  private void everybodyCounts(String notice) {
    counts(ApprovedNoticesFixture.OFFICER, notice, 10, 20);
    counts(leader("55B"), notice, 6, 12);
    counts(leader("55A"), notice, 4, 8);
    counts(leader("55A", "55B"), notice, 10, 20);
    assertThat(code(board.progress(leader("56"), notice))).isEqualTo("NOTICE_UNKNOWN");
    assertThat(code(board.recipients(leader("56"), notice, Locale.ENGLISH)))
        .isEqualTo("NOTICE_UNKNOWN");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "DRAFT, false",
    "SUBMITTED, false",
    "RETURNED, false",
    "REJECTED, false",
    "SCHEDULED, true",
    "SENDING, true",
    "SENT, true",
    "CANCELLED, true"
  })
  void he_sees_a_notice_from_its_approval_on(String state, boolean seen) {
    String notice =
        seen ? bench.notices.dueToTheWard(DispatchFixture.ONE_PART) : bench.notices.written();
    bench.notices.sql("update notice set state = '" + state + "'");
    Actor leader = leader("55B");
    Page<NoticeView> list = bench.notices.desk().list(leader, null, ALL).value();
    assertThat(list.total()).isEqualTo(seen ? 1 : 0);
    assertThat(list.items()).hasSize(seen ? 1 : 0);
    assertThat(code(bench.notices.desk().find(leader, notice)))
        .isEqualTo(seen ? null : "NOTICE_UNKNOWN");
    assertThat(code(board.progress(leader, notice))).isEqualTo(seen ? null : "NOTICE_UNKNOWN");
    assertThat(code(bench.notices.desk().excluded(leader, notice, ALL)))
        .isEqualTo(seen ? null : "NOTICE_UNKNOWN");
    assertThat(code(board.progress(ApprovedNoticesFixture.OFFICER, notice))).isNull();
  }

  @Test
  void who_is_left_out_is_listed_with_the_reason_before_and_after_the_approval() {
    String draft = bench.notices.written();
    assertThat(excluded(ApprovedNoticesFixture.OFFICER, draft).items())
        .extracting(ExcludedPerson::fullName, ExcludedPerson::reason, ExcludedPerson::stage)
        .containsExactly(
            tuple("Người 7", "DUPLICATE_NUMBER", Stage.APPROVAL),
            tuple("Người 8", "NO_CONSENT", Stage.APPROVAL),
            tuple("Người 9", "SUSPENDED", Stage.APPROVAL),
            tuple("Người 10", "NO_NUMBER", Stage.APPROVAL));
    String notice = bench.notices.dueToTheWard(DispatchFixture.TWO_PARTS);
    bench.notices.sql("update citizen set deceased_on = '2026-11-23' where id = 2");
    bench.notices.sql("update citizen set moved_out_on = '2026-11-23' where id = 12");
    bench.prepare(bench.notices.sendOf(notice));
    assertThat(excluded(ApprovedNoticesFixture.OFFICER, notice).items())
        .extracting(ExcludedPerson::fullName, ExcludedPerson::reason, ExcludedPerson::stage)
        .contains(
            tuple("Người 2", "DECEASED", Stage.DISPATCH),
            tuple("Người 8", "NO_CONSENT", Stage.APPROVAL),
            tuple("Người 12", "MOVED_OUT", Stage.DISPATCH))
        .hasSize(6);
    assertThat(excluded(leader("55A"), notice).items())
        .extracting(ExcludedPerson::fullName)
        .containsExactly("Người 12");
    assertThat(
            bench
                .notices
                .desk()
                .excluded(
                    ApprovedNoticesFixture.OFFICER, notice, ListRequest.of(new PageRequest(2, 4))))
        .extracting(page -> page.value().items().size(), page -> page.value().total())
        .containsExactly(2, 6L);
    assertThat(recipients(ApprovedNoticesFixture.OFFICER, notice))
        .anyMatch(line -> line.contains("Người 2,") && line.endsWith(",why.DECEASED[]"));
  }

  private Page<ExcludedPerson> excluded(Actor actor, String notice) {
    return bench.notices.desk().excluded(actor, notice, ALL).value();
  }

  @Test
  void only_officer_approver_and_leader_see_who_is_left_out() {
    String notice = bench.notices.written();
    Actor scheduler =
        new Actor(
            301, "dieuphoi", Set.of(Role.SCHEDULER), Optional.of(new WardCode("00367")), Set.of());
    assertThat(code(bench.notices.desk().excluded(scheduler, notice, ALL))).isEqualTo("ROLE");
  }

  /** A receipt of 10:00 for what was submitted at 10:00:40 is no receipt from before. */
  @Test
  void nothing_is_done_before_it_was_submitted() {
    bench.notices.forward(Duration.ofSeconds(40));
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.submitAll(bench.node("a"), new CarrierAnswer.Taken("9"));
    bench.notices.sql(
        "update attempt set state = 'DELIVERED', final_at = '2026-11-23T10:00:00+07:00'");
    String notice = bench.notices.text("select id from notice");
    assertThat(board.parts(ApprovedNoticesFixture.OFFICER, notice, ALL).value().items())
        .flatExtracting(PartView::attempts)
        .isNotEmpty()
        .allSatisfy(attempt -> assertThat(attempt.doneAt()).isEqualTo(attempt.submittedAt()));
    ProgressView progress = board.progress(ApprovedNoticesFixture.OFFICER, notice).value();
    assertThat(progress.lastAt()).isAfterOrEqualTo(progress.startedAt());
    bench.notices.sql("update attempt set final_at = '2026-11-23T10:05:00+07:00'");
    assertThat(board.parts(ApprovedNoticesFixture.OFFICER, notice, ALL).value().items())
        .flatExtracting(PartView::attempts)
        .allSatisfy(attempt -> assertThat(attempt.doneAt()).isAfter(attempt.submittedAt()));
  }

  /** 000 is no error, an intermediate receipt may have another, a delivered part needs none. */
  @Test
  void recipients_show_the_carriers_error_of_what_did_not_arrive() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    bench.submitAll(bench.node("a"), new CarrierAnswer.Taken("9"));
    bench.notices.sql("select ensure_month(cast('2026-11-01' as date))");
    bench.notices.sql("update attempt set state = 'DELIVERED'");
    bench.notices.sql(
        "update attempt set state = 'UNDELIVERED' where segment_id in (select id from segment order by member_no limit 2)");
    bench.notices.sql(
        """
        with given as (
          insert into receipt_raw (received_month, carrier, received_at, kind, octets, carrier_id, error)
          select '2026-11-01', 'c', now(), 'RECEIPT', '', s.id || ' ' || e, e
          from segment s cross join unnest(array['027', '21b', '000']) as e
          returning received_month, id, carrier_id)
        insert into receipt_match (received_month, receipt_id, send_month, segment_id, attempt_no, matched_at, through)
        select g.received_month, g.id, s.send_month, s.id, 1, now(), 'CARRIER_ID'
        from given g join segment s on cast(s.id as text) = split_part(g.carrier_id, ' ', 1)
        """);
    String notice = bench.notices.text("select id from notice");
    List<String> lines = recipients(ApprovedNoticesFixture.OFFICER, notice);
    assertThat(lines.stream().filter(line -> line.contains("UNDELIVERED")))
        .hasSize(2)
        .allMatch(line -> line.contains(",err:027 err:21b,"))
        .allMatch(
            line ->
                line.contains("why.UNDELIVERED[]; why.CARRIER_ERROR[027]; why.CARRIER_ERROR[21b]"));
    assertThat(lines.stream().filter(line -> !line.contains("UNDELIVERED")))
        .isNotEmpty()
        .noneMatch(line -> line.contains("err:"));
  }

  @Test
  void a_pause_says_why_in_words() {
    String notice = bench.notices.dueToTheWard(DispatchFixture.ONE_PART);
    bench.notices.sql("update planned_send set text = 'Chuyen khoan ngay'");
    bench.prepare(bench.notices.sendOf(notice));
    ProgressView progress = board.progress(ApprovedNoticesFixture.OFFICER, notice).value();
    assertThat(progress.state()).isEqualTo("PAUSED");
    assertThat(progress.stateReason().key()).isEqualTo("history.TAMPERED");
    assertThat(
            bench.notices.desk().find(ApprovedNoticesFixture.OFFICER, notice).value().stateReason())
        .isEqualTo(progress.stateReason());
  }

  private static String code(Outcome<?> outcome) {
    return outcome.isRefused() ? outcome.reason().code() : null;
  }
}

package vn.econgdan.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.WardCode;

/** An alarm is a row: opened, counted, acknowledged, closed. */
class AlarmServiceIT {
  private static final Instant NOON = Instant.parse("2026-12-05T05:00:00Z");
  private static final ListRequest ALL = ListRequest.of(new PageRequest(1, 50));

  @TempDir static Path temp;
  static TestDatabase database;
  static Jdbi worker;

  @BeforeAll
  static void start() {
    database = TestDatabase.start(temp.resolve("data"), 4);
    worker = database.worker();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static BusinessClock at(Instant time) {
    return new BusinessClock(Clock.fixed(time, ZoneOffset.UTC));
  }

  private static AlarmService board(Duration later) {
    BusinessClock clock = at(NOON.plus(later));
    return new AlarmService(worker, clock, new AuditTrail(clock));
  }

  private static AlarmView open(String kind) {
    Page<AlarmView> page = board(Duration.ZERO).list(Actor.SYSTEM, ALL, true, null);
    return page.items().stream().filter(a -> a.kind().equals(kind)).findFirst().orElseThrow();
  }

  @Test
  void who_is_bound_to_a_ward_sees_and_closes_the_alarms_of_its_sends_only() {
    worker.useHandle(
        handle ->
            handle.execute(
                """
                insert into account (login, password_hash, display_name, ward_code, created_at)
                values ('ward-alarms', 'x', 'x', '00367', now())
                """));
    String account =
        worker.withHandle(
            handle ->
                handle
                    .createQuery("select cast(id as text) from account where login = 'ward-alarms'")
                    .mapTo(String.class)
                    .one());
    board(Duration.ZERO).raise("OF_WARD", "account " + account, Map.of());
    board(Duration.ZERO).raise("OF_NOBODY", "link 1", Map.of());
    assertThat(open("OF_WARD").ward()).isEqualTo("00367");
    assertThat(open("OF_NOBODY").ward()).isNull();
    assertThat(board(Duration.ZERO).list(bound("00367"), ALL, true, null).items())
        .extracting(AlarmView::kind)
        .containsExactly("OF_WARD");
    assertThat(board(Duration.ZERO).list(bound("00352"), ALL, true, null).total()).isZero();
    for (String kind : List.of("OF_WARD", "OF_NOBODY")) {
      String id = open(kind).id();
      assertThat(board(Duration.ZERO).acknowledge(bound("00352"), id).reason().code())
          .isEqualTo("ALARM_UNKNOWN");
      assertThat(board(Duration.ZERO).close(bound("00352"), id).isRefused()).isTrue();
      assertThat(open(kind).acknowledgedAt()).isNull();
      board(Duration.ZERO).close(Actor.SYSTEM, id);
    }
  }

  private static Actor bound(String ward) {
    return new Actor(
        1, "qt", Set.of(Role.ADMINISTRATOR), Optional.of(new WardCode(ward)), Set.of());
  }

  @Test
  void the_same_alarm_is_one_row_that_counts_until_it_is_cleared() {
    board(Duration.ZERO).raise("TESTED", "send 1", Map.of("parts", "3"));
    board(Duration.ofMinutes(1)).raise("TESTED", "send 1", Map.of("parts", "4"));
    AlarmView open = open("TESTED");
    assertThat(open.occurrences()).isEqualTo(2);
    assertThat(open.detail()).containsEntry("parts", "4");
    assertThat(open.lastSeenAt()).isEqualTo(NOON.plusSeconds(60));
    board(Duration.ofMinutes(2)).clear("TESTED", "send 1");
    board(Duration.ofMinutes(3)).raise("TESTED", "send 1", Map.of());
    assertThat(open("TESTED").id()).isNotEqualTo(open.id());
    board(Duration.ofMinutes(4)).clear("TESTED", "send 1");
    assertThat(board(Duration.ZERO).list(Actor.SYSTEM, ALL, true, null).items())
        .noneMatch(alarm -> alarm.kind().equals("TESTED"));
  }

  @Test
  void a_hot_loop_writes_once_a_second() {
    AlarmService board = board(Duration.ofHours(1));
    for (int i = 0; i < 100; i++) {
      board.raise("LOOPED", "link 1", Map.of());
    }
    assertThat(open("LOOPED").occurrences()).isEqualTo(1);
  }

  @Test
  void the_first_to_acknowledge_stays_the_one() {
    board(Duration.ofHours(2)).raise("SEEN", "link 2", Map.of());
    String id = open("SEEN").id();
    board(Duration.ofHours(3)).acknowledge(Actor.SYSTEM, id);
    AlarmView seen = board(Duration.ofHours(4)).acknowledge(Actor.SYSTEM, id).value();
    assertThat(seen.acknowledgedAt()).isEqualTo(NOON.plus(Duration.ofHours(3)));
    assertThat(board(Duration.ZERO).acknowledge(Actor.SYSTEM, "x").isRefused()).isTrue();
    assertThat(audited(id)).isEqualTo(2);
  }

  @Test
  void only_what_nobody_has_seen_can_be_asked_for() {
    board(Duration.ofHours(2)).raise("UNSEEN", "link 3", Map.of());
    board(Duration.ofHours(2)).raise("NOTED", "link 3", Map.of());
    board(Duration.ofHours(3)).acknowledge(Actor.SYSTEM, open("NOTED").id());
    assertThat(board(Duration.ZERO).list(Actor.SYSTEM, ALL, true, false).items())
        .extracting(AlarmView::kind)
        .contains("UNSEEN")
        .doesNotContain("NOTED");
    assertThat(board(Duration.ZERO).list(Actor.SYSTEM, ALL, null, true).items())
        .extracting(AlarmView::kind)
        .contains("NOTED")
        .doesNotContain("UNSEEN");
  }

  @Test
  void a_person_may_close_what_no_program_sees_the_end_of() {
    AlarmService board = board(Duration.ofHours(6));
    board.raise("ODD", "word", Map.of());
    String id = open("ODD").id();
    AlarmView closed = board.close(Actor.SYSTEM, id).value();
    assertThat(closed.closedAt()).isEqualTo(NOON.plus(Duration.ofHours(6)));
    assertThat(closed.closedBy()).isEqualTo(Actor.SYSTEM.name());
    AlarmView again = board(Duration.ofHours(7)).close(Actor.SYSTEM, id).value();
    assertThat(again.closedAt()).as("it ended when it ended").isEqualTo(closed.closedAt());
    board.raise("ODD", "word", Map.of());
    assertThat(open("ODD").id()).as("it goes on: a new alarm").isNotEqualTo(id);
    assertThat(board.close(Actor.SYSTEM, "999999").isRefused()).isTrue();
  }

  private static long audited(String id) {
    return worker.withHandle(
        handle ->
            handle
                .select(
                    "select count(*) from audit_event where act = 'ALARM_ACKNOWLEDGED' and subject_id = ?",
                    id)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void an_alarm_outlives_the_work_that_raised_it() {
    AlarmService board = board(Duration.ofHours(5));
    worker.useTransaction(
        work -> {
          board.raise("FAILED", "send 2", Map.of());
          work.rollback();
        });
    assertThat(open("FAILED").subject()).isEqualTo("send 2");
  }

  @Test
  void who_raises_it_never_fails_because_it_cannot_be_stored() {
    AlarmService lost =
        new AlarmService(Jdbi.create("jdbc:none"), at(NOON), new AuditTrail(at(NOON)));
    assertThatCode(() -> lost.raise("LOST", "x", Map.of())).doesNotThrowAnyException();
  }

  @Test
  void four_months_are_kept_ready_and_made_once() {
    PartitionMaintenance keeper = new PartitionMaintenance(worker, at(NOON));
    assertThat(keeper.keep()).isPositive();
    assertThat(keeper.keep()).isZero();
  }
}

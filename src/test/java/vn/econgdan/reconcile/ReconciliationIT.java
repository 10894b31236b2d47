package vn.econgdan.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.econgdan.reconcile.MatchFixture.MONTH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.reconcile.MatchFixture.Ours;
import vn.econgdan.reconcile.MatchFixture.Theirs;
import vn.econgdan.reconcile.StatementView.Share;
import vn.econgdan.reconcile.StatementView.State;
import vn.econgdan.reconcile.files.RecordsReading;

/** A month as people see it, and what may happen while it is matched. */
class ReconciliationIT {
  private static final Instant AT =
      MONTH.atDay(5).atStartOfDay(BusinessClock.ZONE).plusHours(8).toInstant();

  @TempDir static Path temp;
  static MatchFixture world;
  private String carrier;

  @BeforeAll
  static void database() {
    world = new MatchFixture(temp.resolve("data"));
  }

  @AfterAll
  static void down() {
    world.close();
  }

  @BeforeEach
  void aNewCarrier() {
    carrier = world.nextCarrier();
    world.now = Instant.parse("2026-12-05T01:00:00Z");
    world.alarms.clear();
  }

  private static Ours our(String key) {
    return new Ours(world.nextNumber(), key, AT, "+84912345678", "DELIVERED", 5_503_333, 1, 1);
  }

  private static Theirs their(long file, long line, String key, String status) {
    return new Theirs(
        file, line, key, AT, "84912345678", status, 5_503_333, 5_503_333, 1, 1, false);
  }

  /** Three of ours; theirs knows the first, tells another end of the second, and one we do not. */
  private void threeAndThree() {
    long file = world.file(carrier);
    world.ours(carrier, List.of(our("8120000000000000001"), our("2"), our("3")));
    world.theirs(
        carrier,
        List.of(
            their(file, 2, "8120000000000000001", "delivrd"),
            their(file, 3, "2", "=cmd()"),
            their(file, 4, "0077", "DELIVRD")));
  }

  private StatementView statement() {
    return world.desk(carrier).statement(Actor.SYSTEM, MONTH.toString(), null).value();
  }

  @Test
  void before_any_record_all_of_ours_waits() {
    assertThat(statement().state()).isEqualTo(State.EMPTY);
    world.ours(carrier, List.of(our("1")));
    StatementView view =
        world.desk(carrier).matchNow(Actor.SYSTEM, MONTH.toString(), carrier).value();
    assertThat(view.state()).isEqualTo(State.AWAITING_RECORDS);
    assertThat(view.matchedAt()).isNull();
    assertThat(view.ours()).isEqualTo(new Share(1, 550));
    assertThat(view.differences().get(DifferenceKind.MISSING_AT_CARRIER).ours())
        .isEqualTo(new Share(1, 550));
    assertThat(view.theirs()).isEqualTo(new Share(0, 0));
  }

  @Test
  void what_is_shown_adds_up_in_whole_dong() {
    threeAndThree();
    StatementView view = world.desk(carrier).matchNow(Actor.SYSTEM, MONTH.toString(), null).value();
    assertThat(view.state()).isEqualTo(State.DIFFERENCES);
    assertThat(view.matched().ours().parts()).isEqualTo(1);
    assertThat(view.ours()).isEqualTo(new Share(3, 1651)); // 1650.9999
    long shown =
        view.matched().ours().amount()
            + view.differences().values().stream().mapToLong(b -> b.ours().amount()).sum();
    assertThat(shown).isEqualTo(1651);
    assertThat(view.files()).hasSize(1);
    assertThat(statement()).isEqualTo(view);
  }

  private List<String> list() throws IOException {
    Path file =
        world.desk(carrier).differences(Actor.SYSTEM, MONTH.toString(), null).value().content();
    List<String> lines = Files.readAllLines(file);
    Files.delete(file);
    return lines;
  }

  @Test
  void where_only_the_recipient_differs_the_differing_digits_are_seen_and_no_whole_number()
      throws IOException {
    long file = world.file(carrier);
    world.ours(carrier, List.of(our("1")));
    world.theirs(
        carrier,
        List.of(
            new Theirs(
                file, 2, "1", AT, "84912355678", "DELIVRD", 5_503_333, 5_503_333, 1, 1, false)));
    world.desk(carrier).match(carrier, Set.of(MONTH));

    assertThat(list().get(1))
        .startsWith("RECIPIENT_DIFFERS,,BOTH,1,0912 •4• •••,")
        .contains(",0912 •5• •••,")
        .doesNotContain("12345678", "912355678");
  }

  @Test
  void amounts_and_ids_of_the_list_can_be_read_back() {
    for (long e4 : new long[] {0, 1, 5_500_000, 5_501_250, 4_123_456, 11_000_000}) {
      assertThat(RecordsReading.amount(DifferencesCsv.dong(e4))).isEqualTo(e4);
    }
    for (String id : List.of("8120000000000000001", "00777", "12E5", "-a1", "a.b")) {
      RecordsReading read =
          RecordsReading.of(
              RecordsReading.HEADER
                  + RecordsReading.ROW.replace("8120000000000000001", DifferencesCsv.id(id)));
      assertThat(read.problems()).isEmpty();
      assertThat(read.holds("\0" + (char) id.length() + id)).isTrue();
    }
  }

  @Test
  void the_list_is_safe_for_a_spreadsheet_and_masked() throws IOException {
    threeAndThree();
    world.desk(carrier).match(carrier, Set.of(MONTH));
    List<String> lines = list();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).startsWith("\ufeffkind,also_differs,counts_in");
    assertThat(lines.get(1))
        .startsWith(
            "MISSING_HERE,,THEIRS,,,,,,,,'0077,0912 ••• 678,2026-11-05 08:00:00,1,1,DELIVRD")
        .endsWith(",4,eCONGDAN,2026-11-05 08:00:09,VINA");
    assertThat(lines.get(2)).startsWith("MISSING_AT_CARRIER,,OURS,3,0912 ••• 678");
    assertThat(lines.get(3)).contains("STATUS_DIFFERS,,BOTH,2,").contains(",'=cmd(),550.3333,");
  }

  @ParameterizedTest(name = "{0}, carrier {1}: {2}")
  @CsvSource({
    "2026-13, , MONTH_MALFORMED",
    "26-11, , MONTH_MALFORMED",
    "2027-01, , MONTH_NOT_BEGUN",
    "2026-11, nobody, UNKNOWN_VALUE"
  })
  void a_month_that_cannot_be_shown_is_refused(String month, String whose, String code) {
    assertThat(world.desk(carrier).statement(Actor.SYSTEM, month, whose).reason().code())
        .isEqualTo(code);
  }

  @Test
  void a_month_too_late_is_told_until_it_is_reconciled() {
    world.ours(carrier, List.of(our("1")));
    String alarm = "MONTH_UNRECONCILED " + carrier + " 2026-11";
    world.now = Instant.parse("2027-01-31T16:59:59Z");
    world.desk(carrier).watch();
    assertThat(world.alarms).isEmpty();
    world.now = Instant.parse("2027-01-31T17:00:00Z");
    world.desk(carrier).watch();
    assertThat(world.alarms).containsExactly(alarm);
    world.theirs(carrier, List.of(their(world.file(carrier), 2, "1", "DELIVRD")));
    world.desk(carrier).match(carrier, Set.of(MONTH));
    assertThat(statement().state()).isEqualTo(State.RECONCILED);
    assertThat(world.alarms).isEmpty();
  }

  @Test
  void two_matches_at_once_take_turns() throws Exception {
    threeAndThree();
    world.desk(carrier).match(carrier, Set.of(MONTH));
    List<String> alone = world.written(carrier);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> matches =
          Stream.generate(() -> (Runnable) () -> world.desk(carrier).match(carrier, Set.of(MONTH)))
              .limit(8)
              .<Future<?>>map(nodes::submit)
              .toList();
      for (Future<?> match : matches) {
        match.get(60, TimeUnit.SECONDS);
      }
    } finally {
      nodes.shutdownNow();
    }
    assertThat(world.written(carrier)).isEqualTo(alone);
  }

  @Test
  void one_killed_in_the_middle_leaves_what_was_there() throws Exception {
    threeAndThree();
    world.desk(carrier).match(carrier, Set.of(MONTH));
    List<String> before = world.written(carrier);
    world.ours(carrier, IntStream.range(100, 200).mapToObj(i -> our("n" + i)).toList());
    ExecutorService node = Executors.newSingleThreadExecutor();
    try (Handle gate = world.database.worker().open()) {
      gate.begin();
      gate.execute("update statement set state = state where carrier = ?", carrier);
      Future<?> match = node.submit(() -> world.desk(carrier).match(carrier, Set.of(MONTH)));
      kill(waiting(gate));
      assertThatThrownBy(() -> match.get(60, TimeUnit.SECONDS)).isNotNull();
      gate.rollback();
    } finally {
      node.shutdownNow();
    }
    assertThat(world.written(carrier)).isEqualTo(before);
    world.desk(carrier).match(carrier, Set.of(MONTH));
    assertThat(statement().ours().parts()).isEqualTo(103);
  }

  /** It has paired everything and waits to replace the statement, which the gate holds. */
  private static int waiting(Handle gate) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                gate.createQuery(
                        """
                        select pid from pg_stat_activity
                        where wait_event_type = 'Lock' and pg_backend_pid() = any(pg_blocking_pids(pid))
                        """)
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(0),
            pid -> pid > 0);
  }

  private static void kill(int pid) {
    world
        .database
        .worker()
        .useHandle(
            h ->
                h.createQuery("select pg_terminate_backend(:pid)")
                    .bind("pid", pid)
                    .mapTo(Boolean.class)
                    .one());
  }
}

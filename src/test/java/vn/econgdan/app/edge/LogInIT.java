package vn.econgdan.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.identity.AccountService;
import vn.econgdan.identity.Accounts;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.identity.LogIn;
import vn.econgdan.identity.LoginAnswer;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.ops.AlarmEvaluator;
import vn.econgdan.ops.AlarmService;
import vn.econgdan.ops.AlarmView;
import vn.econgdan.ops.NodeProbes;

/** Two nodes are one door: who guesses at one waits at the other. */
class LogInIT {
  private static final AtomicReference<Instant> NOW =
      new AtomicReference<>(Instant.parse("2026-11-23T00:00:00Z"));
  private static final BusinessClock CLOCK =
      new BusinessClock(((java.time.InstantSource) NOW::get).withZone(ZoneOffset.UTC));
  private static final String OFFICE = "192.0.2.1";
  private static final String STRANGER = "203.0.113.9";

  @TempDir static Path temp;
  static TestDatabase database;
  static Jdbi worker;
  static AlarmService alarms;
  static LogIn one;
  static LogIn two;
  static AccountService desk;

  @BeforeAll
  static void start() {
    database = TestDatabase.start(temp.resolve("data"), 8);
    worker = database.worker();
    alarms = new AlarmService(worker, CLOCK, new AuditTrail(CLOCK));
    one = new LogIn(worker, CLOCK, alarms);
    two = new LogIn(worker, CLOCK, alarms);
    desk = new AccountService(worker, CLOCK, alarms);
    new Accounts(worker, CLOCK).ensureDemo();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void aNewDay() {
    later(Duration.ofDays(2));
    worker.useHandle(
        handle -> {
          handle.execute("delete from login_failure");
          handle.execute("delete from login_address");
        });
  }

  private static void later(Duration time) {
    NOW.updateAndGet(now -> now.plus(time));
  }

  private static String answer(LogIn door, String login, String password, String from) {
    LoginAnswer answer = door.enter(login, password, from);
    return answer instanceof LoginAnswer.Wait wait
        ? "Wait " + wait.left().toSeconds()
        : answer.getClass().getSimpleName();
  }

  private static void fails(int times, String login, String from) {
    IntStream.range(0, times)
        .forEach(
            i -> assertThat(answer(i % 2 == 0 ? one : two, login, "x", from)).isEqualTo("Denied"));
  }

  private static long rows(String table) {
    return worker.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from <table>")
                .define("table", table)
                .mapTo(Long.class)
                .one());
  }

  private static void failedBefore(String login, String address, int failures) {
    worker.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into login_failure (login, address, failures, last_at)
                    values (case when :login = '' then '' else encode(sha256(convert_to(:login, 'UTF8')), 'hex') end,
                      :address, :failures, :now)
                    """)
                .bind("login", login)
                .bind("address", address)
                .bind("failures", failures)
                .bind("now", NOW.get())
                .execute());
  }

  private static String id(String login) {
    return desk.list(Actor.SYSTEM, login, null, ListRequest.of(new PageRequest(1, 1)))
        .items()
        .get(0)
        .id();
  }

  @Test
  void guesses_at_two_nodes_count_together_and_the_right_password_does_not_help() {
    fails(5, "canbo", STRANGER);
    assertThat(answer(one, "canbo", "econgdan", STRANGER)).isEqualTo("Wait 1");
    assertThat(answer(two, "canbo", "econgdan", STRANGER)).isEqualTo("Wait 1");
    assertThat(answer(two, "canbo", "x", STRANGER)).isEqualTo("Wait 1");
    assertThat(answer(one, "canbo", "econgdan", OFFICE)).as("elsewhere").isEqualTo("Entered");
    later(Duration.ofSeconds(1));
    fails(1, "canbo", STRANGER);
    assertThat(answer(two, "canbo", "x", STRANGER)).isEqualTo("Wait 2");
  }

  @Test
  void waiting_is_not_shortened_by_a_password_that_was_verified_a_moment_ago() {
    assertThat(answer(one, "canbo", "econgdan", OFFICE)).isEqualTo("Entered");
    fails(5, "canbo", OFFICE);
    assertThat(answer(one, "canbo", "econgdan", OFFICE)).isEqualTo("Wait 1");
  }

  @Test
  void an_unknown_login_is_answered_like_a_known_one() {
    fails(5, "nobody", STRANGER);
    assertThat(answer(two, "nobody", "x", STRANGER)).isEqualTo("Wait 1");
    fails(5, "x".repeat(3000), "203.0.113.10");
    assertThat(answer(two, "x".repeat(3000), "x", "203.0.113.10")).isEqualTo("Wait 1");
  }

  @Test
  void an_address_that_tries_many_logins_waits_for_all_of_them() {
    failedBefore("", STRANGER, 29);
    fails(1, "someone", STRANGER);
    assertThat(answer(two, "canbo", "econgdan", STRANGER)).isEqualTo("Wait 1");
    assertThat(answer(two, "canbo", "econgdan", OFFICE)).isEqualTo("Entered");
  }

  @Test
  void attacked_from_everywhere_an_account_is_shut_to_strangers_and_open_to_its_owner() {
    assertThat(answer(one, "lanhdao", "econgdan", OFFICE)).isEqualTo("Entered");
    failedBefore("lanhdao", "", 99);
    fails(1, "lanhdao", STRANGER);
    assertThat(answer(two, "lanhdao", "econgdan", "198.51.100.7")).isEqualTo("Wait 3600");
    assertThat(answer(two, "lanhdao", "econgdan", OFFICE)).isEqualTo("Entered");
    String subject = "account " + id("lanhdao");
    assertThat(
            alarms.list(Actor.SYSTEM, ListRequest.of(new PageRequest(1, 50)), true, null).items())
        .anyMatch(a -> a.kind().equals("LOGIN_LOCKED") && a.subject().equals(subject));
    assertThat(desk.find(Actor.SYSTEM, id("lanhdao")).value().lockedOutUntil()).isNotNull();

    desk.unlock(Actor.SYSTEM, id("lanhdao"));
    assertThat(answer(two, "lanhdao", "econgdan", "198.51.100.7")).isEqualTo("Entered");
    assertThat(
            alarms.list(Actor.SYSTEM, ListRequest.of(new PageRequest(1, 50)), true, null).items())
        .noneMatch(a -> a.kind().equals("LOGIN_LOCKED") && a.subject().equals(subject));
  }

  @Test
  void the_alarm_of_a_lock_ends_when_the_lock_has_run_out() {
    failedBefore("lanhdao2", "", 99);
    fails(1, "lanhdao2", STRANGER);
    AlarmEvaluator watch =
        new AlarmEvaluator(
            worker,
            CLOCK,
            alarms,
            new NodeProbes("node1", List::of, () -> true, Map::of, Map.of(), List::of));
    later(Duration.ofMinutes(59));
    watch.look();
    assertThat(lockedOut()).contains("account " + id("lanhdao2"));
    later(Duration.ofMinutes(2));
    watch.look();
    assertThat(lockedOut()).doesNotContain("account " + id("lanhdao2"));
  }

  private static List<String> lockedOut() {
    return alarms
        .list(Actor.SYSTEM, ListRequest.of(new PageRequest(1, 50)), true, null)
        .items()
        .stream()
        .filter(alarm -> alarm.kind().equals("LOGIN_LOCKED"))
        .map(AlarmView::subject)
        .toList();
  }

  @Test
  void who_is_let_in_is_forgiven_his_own_slips_and_not_those_of_others() {
    failedBefore("canbo", "", 50);
    failedBefore("", OFFICE, 20);
    fails(3, "canbo", OFFICE);
    assertThat(answer(one, "canbo", "econgdan", OFFICE)).isEqualTo("Entered");
    List<Integer> left =
        worker.withHandle(
            handle ->
                handle
                    .createQuery("select failures from login_failure order by failures")
                    .mapTo(Integer.class)
                    .list());
    assertThat(left).containsExactly(20, 50);
  }

  @Test
  void a_door_that_is_not_attacked_writes_nothing_but_once_a_day_from_where() {
    answer(one, "canbo", "econgdan", OFFICE);
    answer(two, "canbo", "econgdan", OFFICE);
    assertThat(rows("login_failure")).isZero();
    assertThat(rows("login_address")).isEqualTo(1);
    Instant first = since();
    later(Duration.ofHours(2));
    answer(one, "canbo", "econgdan", OFFICE);
    assertThat(since()).isEqualTo(first);
    later(Duration.ofDays(1));
    answer(one, "canbo", "econgdan", OFFICE);
    assertThat(since()).isAfter(first);
  }

  private static Instant since() {
    return worker.withHandle(
        handle ->
            handle.createQuery("select last_at from login_address").mapTo(Instant.class).one());
  }

  @Test
  void after_a_day_without_failures_all_is_forgotten() {
    fails(5, "canbo", STRANGER);
    later(Duration.ofHours(25));
    fails(1, "someone", "203.0.113.77");
    assertThat(rows("login_failure")).isEqualTo(3);
    fails(4, "canbo", STRANGER);
  }

  @Test
  void many_guesses_at_once_cannot_overtake_the_count() throws Exception {
    ExecutorService guessers = Executors.newFixedThreadPool(8);
    try {
      Callable<String> guess = () -> answer(two, "canbo", "x", STRANGER);
      List<Future<String>> answers =
          guessers.invokeAll(IntStream.range(0, 40).mapToObj(i -> guess).toList());
      int looked = 0;
      for (Future<String> answer : answers) {
        looked += answer.get().equals("Denied") ? 1 : 0;
      }
      int atOnce = Math.max(2, Runtime.getRuntime().availableProcessors());
      assertThat(looked).isBetween(5, 4 + atOnce);
    } finally {
      guessers.shutdown();
    }
  }

  @Test
  void a_changed_password_a_lock_and_a_lost_role_count_at_once_at_the_other_node() {
    String account = id("canbo2");
    assertThat(answer(two, "canbo2", "econgdan", OFFICE)).isEqualTo("Entered");
    String fresh = desk.resetPassword(Actor.SYSTEM, account).value().password();
    assertThat(answer(two, "canbo2", "econgdan", OFFICE)).isEqualTo("Denied");
    assertThat(answer(two, "canbo2", fresh, OFFICE)).isEqualTo("Entered");
    desk.lock(Actor.SYSTEM, account);
    assertThat(answer(two, "canbo2", fresh, OFFICE)).isEqualTo("Denied");
    desk.unlock(Actor.SYSTEM, account);
    assertThat(answer(two, "canbo2", fresh, OFFICE)).isEqualTo("Entered");
  }
}

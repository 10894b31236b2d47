package vn.econgdan.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.identity.Accounts;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.identity.LogIn;
import vn.econgdan.identity.LoginAnswer;
import vn.econgdan.identity.NewAccount;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Role;
import vn.econgdan.ops.AlarmService;

/** Who may come in, and when no longer. */
class AccountsIT {
  private static final AtomicReference<Instant> NOW =
      new AtomicReference<>(Instant.parse("2026-11-23T00:00:00Z"));
  private static final BusinessClock CLOCK = new BusinessClock(clock(NOW::get));

  @TempDir static Path temp;
  static TestDatabase database;
  static Jdbi worker;
  static Accounts accounts;
  static LogIn logIn;

  @BeforeAll
  static void start() {
    database = TestDatabase.start(temp.resolve("data"), 4);
    worker = database.worker();
    accounts = new Accounts(worker, CLOCK);
    logIn = new LogIn(worker, CLOCK, new AlarmService(worker, CLOCK, new AuditTrail(CLOCK)));
    accounts.ensureDemo();
    worker.useHandle(handle -> handle.execute(TestDatabase.WARD));
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static Clock clock(InstantSource source) {
    return source.withZone(ZoneOffset.UTC);
  }

  private static void made(String login) {
    NewAccount account =
        new NewAccount(login, "mật khẩu dài", login, "00367", List.of(Role.OFFICER), null);
    assertThat(accounts.create(Actor.SYSTEM, account).isRefused()).isFalse();
  }

  private static boolean enters(String login, String password) {
    return logIn.enter(login, password, "192.0.2.1") instanceof LoginAnswer.Entered;
  }

  @Test
  void the_leader_of_the_demo_leads_55B_and_nothing_else() {
    LoginAnswer.Entered entered =
        (LoginAnswer.Entered) logIn.enter("totruong", "econgdan", "192.0.2.1");
    Actor leader = entered.actor();
    assertThat(leader.roles()).containsExactly(Role.LEADER);
    assertThat(leader.groups()).containsExactly("55B");
    assertThat(leader.ward().orElseThrow().code()).isEqualTo("00367");
  }

  @Test
  void a_second_start_changes_nothing() {
    accounts.ensureDemo();
    accounts.ensureAdministrator("quite another password");
    assertThat(enters("quantri", "econgdan")).isTrue();
    assertThat(enters("quantri", "quite another password")).isFalse();
  }

  @Test
  void a_closed_account_is_out_at_once_although_it_was_verified_before() {
    made("closed");
    assertThat(enters("closed", "mật khẩu dài")).isTrue();
    worker.useHandle(h -> h.execute("update account set active = false where login = 'closed'"));
    assertThat(enters("closed", "mật khẩu dài")).isFalse();
  }

  @Test
  void an_old_password_is_out_at_once_although_it_was_verified_before() {
    made("changed");
    assertThat(enters("changed", "mật khẩu dài")).isTrue();
    worker.useHandle(
        handle ->
            handle.execute(
                "update account set password_hash = (select password_hash from account where login = 'canbo') where login = 'changed'"));
    assertThat(enters("changed", "mật khẩu dài")).isFalse();
    assertThat(enters("changed", "econgdan")).isTrue();
  }

  @Test
  void a_password_is_the_same_however_the_keyboard_composes_it() {
    made("composed");
    String decomposed =
        java.text.Normalizer.normalize("mật khẩu dài", java.text.Normalizer.Form.NFD);
    assertThat(enters("composed", decomposed)).isTrue();
    NOW.updateAndGet(now -> now.plus(Duration.ofSeconds(61)));
    assertThat(enters("composed", decomposed)).isTrue();
    assertThat(enters("composed", "mat khau dai")).isFalse();
  }

  @Test
  void nobody_enters_with_a_strange_login() {
    assertThat(enters("", "econgdan")).isFalse();
    assertThat(enters("canbo\0", "econgdan")).isFalse();
    assertThat(enters("' or true --", "econgdan")).isFalse();
    assertThat(enters("c".repeat(5000), "econgdan")).isFalse();
  }

  @Test
  void passwords_are_kept_as_argon2id_only() {
    List<String> hashes =
        worker.withHandle(
            h -> h.createQuery("select password_hash from account").mapTo(String.class).list());
    assertThat(hashes).allMatch(hash -> hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
  }

  @Test
  void what_only_the_registry_and_other_accounts_know_is_told_with_the_rest() {
    made("taken");
    NewAccount bad =
        new NewAccount("taken", "P@ssw0rd123", " ", "99999", List.of(Role.OFFICER), null);
    assertThat(accounts.create(Actor.SYSTEM, bad).reason().problems())
        .extracting(problem -> problem.field() + " " + problem.code())
        .containsExactlyInAnyOrder(
            "displayName LENGTH_RANGE",
            "password PASSWORD_COMMON",
            "ward WARD_UNKNOWN",
            "login LOGIN_TAKEN");
  }

  @Test
  void an_account_that_cannot_be_accepted_hears_of_every_problem() {
    NewAccount bad = new NewAccount("Ô", "short", " ", null, List.of(Role.LEADER), null);
    assertThat(accounts.create(Actor.SYSTEM, bad).reason().problems())
        .extracting(problem -> problem.field() + " " + problem.code())
        .containsExactly(
            "login LOGIN_MALFORMED",
            "displayName LENGTH_RANGE",
            "password LENGTH_RANGE",
            "ward WARD_MISSING",
            "groups GROUPS_MISSING");
  }
}

package vn.econgdan.app.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.WardCode;

/** A ward sees only its own people (DESIGN 4.9), on a pool of one connection. */
class RowSecurityIT {
  private static final Actor THANH_XUAN = actor("00367");
  private static final Actor PHUONG_LIET = actor("00352");

  /** Known to everybody: wards and prices, a table of states, Flyway's own. */
  private static final List<String> OPEN =
      List.of("attempt_fold", "carrier_rate", "fee", "flyway_schema_history", "ward");

  @TempDir static Path temp;
  static TestDatabase database;
  static Jdbi app;
  static Jdbi worker;
  static ActorTransactions transactions;

  @BeforeAll
  static void start() {
    database = TestDatabase.start(temp.resolve("data"), 1);
    app = database.app();
    worker = database.worker();
    transactions = new ActorTransactions(app);
    for (String ward : List.of("00367", "00352")) {
      worker.useTransaction(handle -> handle.createScript(FILL.replace("$ward", ward)).execute());
    }
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static final String FILL =
      """
      insert into account (login, password_hash, display_name, ward_code, created_at)
        values ('a$ward', 'x', 'x', '$ward', now());
      insert into residential_group (ward_code, code, name) values ('$ward', '1', 'x');
      insert into household (ward_code, group_id, code)
        select '$ward', id, 'H' from residential_group where ward_code = '$ward';
      insert into citizen (ward_code, household_id, full_name, name_fold)
        select '$ward', id, 'x', 'x' from household where ward_code = '$ward';
      insert into subscription (ward_code, citizen_id, payer_household_id, starts_on)
        select '$ward', id, household_id, '2026-11-01' from citizen where ward_code = '$ward';
      insert into subscription_number (ward_code, subscription_id, msisdn, mobile, valid_from)
        select '$ward', id, '+84912345678', true, now() from subscription where ward_code = '$ward';
      insert into consent (ward_code, citizen_id, purpose, wording_version, channel, evidence, given_on, recorded_by, recorded_at)
        select '$ward', id, 'NOTICES', '1', 'PAPER', 'x', '2026-11-01', 'x', now() from citizen where ward_code = '$ward';
      insert into registry_import (ward_code, mode, state, content_hash, account_id, created_at)
        values ('$ward', 'APPLY', 'APPLIED', 'x', 1, now());
      insert into registry_import_row (import_id, ward_code, line, verdict)
        select id, '$ward', 2, 'ACCEPTED' from registry_import where ward_code = '$ward';
      insert into notice (ward_code, state, version, created_by, created_at, changed_at)
        values ('$ward', 'DRAFT', 1, 1, now(), now());
      insert into notice_version (notice_id, version, ward_code, kind, title, text, audience, priority, diacritics, written_by, written_at)
        select id, 1, '$ward', 'GENERAL', 'x', 'x', '{}', 'NORMAL', 'STRIP', 1, now() from notice where ward_code = '$ward';
      insert into approval_step (notice_id, version, ward_code, act, account_id, actor, at)
        select id, 1, '$ward', 'CREATED', 1, 'x', now() from notice where ward_code = '$ward';
      insert into planned_send (ward_code, notice_id, version, hash, send_month, lane, state, due_at, valid_until, text, diacritics, encoding, part_count, people, households, cost)
        select '$ward', id, 1, 'x', '2026-11-01', 'NORMAL', 'PLANNED', now(), now(), 'x', 'STRIP', 'GSM7', 1, 1, 1, 550 from notice where ward_code = '$ward';
      insert into audience_member (planned_send_id, member_no, ward_code, citizen_id, household_id, group_code, included, reason)
        select id, 1, '$ward', 1, 1, '1', false, 'NO_CONSENT' from planned_send where ward_code = '$ward';
      insert into alarm (kind, subject, ward_code, opened_at, last_seen_at)
        values ('X', '$ward', '$ward', now(), now());
      insert into audit_event (at, account_id, actor, ward_code, act, subject, subject_id)
        values (now(), 1, 'x', '$ward', 'X', 'x', '1');
      """;

  private static Actor actor(String ward) {
    return new Actor(1, "a", Set.of(), Optional.of(new WardCode(ward)), Set.of());
  }

  private static List<String> wards(Actor actor, String table) {
    return transactions.in(
        actor,
        handle ->
            handle
                .createQuery("select distinct ward_code from <table> order by 1")
                .define("table", table)
                .mapTo(String.class)
                .list());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account", "residential_group", "household", "citizen", "subscription",
        "subscription_number", "consent", "registry_import", "registry_import_row", "notice",
        "notice_version", "approval_step", "planned_send", "audience_member", "alarm",
        "audit_event"
      })
  void a_ward_sees_its_own_rows_no_other_ones_and_none_without_a_scope(String table) {
    assertThat(wards(THANH_XUAN, table)).containsExactly("00367");
    assertThat(wards(PHUONG_LIET, table)).containsExactly("00352");
    assertThat(wards(Actor.SYSTEM, table)).isEmpty();
    assertThat(count(app, table)).as("outside any transaction of an actor").isZero();
    assertThat(count(worker, table)).isGreaterThanOrEqualTo(2);
  }

  private static long count(Jdbi jdbi, String table) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from <table>")
                .define("table", table)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void a_ward_cannot_write_into_another() {
    assertThatThrownBy(
            () ->
                transactions.in(
                    THANH_XUAN,
                    handle ->
                        handle.execute(
                            "insert into residential_group (ward_code, code, name) values ('00352', '9', 'x')")))
        .hasMessageContaining("row-level security");
    int changed =
        transactions.in(
            THANH_XUAN,
            handle ->
                handle.execute(
                    "update residential_group set name = 'y' where ward_code = '00352'"));
    assertThat(changed).isZero();
  }

  @Test
  void a_pooled_connection_leaks_no_scope_after_a_commit() {
    transactions.in(THANH_XUAN, handle -> handle.execute("select 1"));
    assertThat(count(app, "citizen")).isZero();
  }

  @Test
  void a_pooled_connection_leaks_no_scope_after_a_rollback() {
    transactions.in(THANH_XUAN, handle -> handle.rollback().isClosed());
    assertThat(count(app, "citizen")).isZero();
  }

  @Test
  void a_pooled_connection_leaks_no_scope_after_an_exception() {
    assertThatThrownBy(() -> transactions.in(THANH_XUAN, handle -> handle.execute("select 1 / 0")))
        .hasMessageContaining("division by zero");
    assertThat(count(app, "citizen")).isZero();
  }

  @Test
  void a_door_joins_the_transaction_of_its_thread_and_undoes_with_it() {
    assertThatThrownBy(
            () ->
                transactions.in(
                    THANH_XUAN,
                    outer -> {
                      transactions.in(
                          THANH_XUAN,
                          inner ->
                              inner.execute(
                                  "insert into residential_group (ward_code, code, name) values ('00367', 'joined', 'x')"));
                      throw new IllegalStateException("later");
                    }))
        .hasMessage("later");
    List<String> codes =
        worker.withHandle(
            handle ->
                handle
                    .createQuery("select code from residential_group")
                    .mapTo(String.class)
                    .list());
    assertThat(codes).doesNotContain("joined");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit_event",
        "notice_version",
        "approval_step",
        "audience_member",
        "registry_import_row",
        "charge",
        "charge_correction",
        "ledger_entry"
      })
  void what_is_append_only_can_be_neither_changed_nor_removed(String table) {
    for (String act : List.of("update <table> set ward_code = ward_code", "delete from <table>")) {
      for (Jdbi role : List.of(app, worker)) {
        assertThatThrownBy(
                () ->
                    role.useHandle(
                        handle -> handle.createUpdate(act).define("table", table).execute()))
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void every_table_has_forced_row_security_except_those_open_to_all() {
    List<String> open =
        worker.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select c.relname from pg_class c
                        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                          and not (c.relrowsecurity and c.relforcerowsecurity)
                        order by 1
                        """)
                    .mapTo(String.class)
                    .list());
    assertThat(open).isEqualTo(OPEN);
  }

  @Test
  void whatever_holds_a_ward_is_bound_to_it_by_the_only_policy_of_the_app() {
    List<String> loose =
        worker.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select tablename || ': ' || policyname || ' ' || coalesce(qual, '') from pg_policies
                        where ('econgdan_app' = any (roles) or 'public' = any (roles))
                          and tablename in (select table_name from information_schema.columns where column_name = 'ward_code')
                          and qual not like '%(ward_code = ( SELECT ward_scope()%'
                        """)
                    .mapTo(String.class)
                    .list());
    assertThat(loose).isEmpty();
  }
}

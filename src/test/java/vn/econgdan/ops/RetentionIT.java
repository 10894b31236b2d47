package vn.econgdan.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;

/** What is past its time goes, what is not stays, and nobody can make it otherwise. */
class RetentionIT {
  private static final int OLD = 12_000;

  /** Of each table rows past their time and rows that are not. */
  private static final String ROWS =
      """
      delete from idempotency_key;
      delete from receipt_open;
      insert into idempotency_key select 1, 'old' || n, 'h', 200, 'text/plain', '', now() - interval '25 hours'
        from generate_series(1, 12000) n;
      insert into idempotency_key values (1, 'young', 'h', 200, 'text/plain', '', now() - interval '23 hours');
      insert into registry_import (ward_code, mode, state, content_hash, account_id, created_at)
        values ('00367', 'APPLY', 'APPLIED', 'h', 1, now());
      insert into registry_import_row (import_id, ward_code, line, verdict, recorded_at)
        select max(id), '00367', 2, 'ACCEPTED', now() - interval '91 days' from registry_import union all
        select max(id), '00367', 3, 'ACCEPTED', now() - interval '89 days' from registry_import;
      insert into receipt_open (id, received_month, carrier, carrier_keys, received_at, next_try_at) values
        (1, '2026-01-01', 'c', '{k}', now() - interval '121 days', now()),
        (2, '2026-01-01', 'c', '{k}', now() - interval '119 days', now());
      insert into alarm (kind, subject, opened_at, last_seen_at, closed_at) values
        ('OLD', 's', now() - interval '3 years', now(), now() - interval '366 days'),
        ('YOUNG', 's', now() - interval '3 years', now(), now() - interval '364 days'),
        ('OPEN', 's', now() - interval '3 years', now(), null) on conflict do nothing;
      insert into incarnation (node, started_at, lease_until, ended_at) values
        ('old', now(), now(), now() - interval '366 days'), ('alive', now(), now(), null);
      insert into audit_event (at, account_id, actor, act, subject, subject_id) values
        (now() - interval '10 years 1 day', 1, 'a', 'OLD', 's', '1'), (now() - interval '9 years', 1, 'a', 'YOUNG', 's', '1');
      """;

  @TempDir static Path temp;
  static TestDatabase database;

  private final List<String> said = new ArrayList<>();
  private final Alarms alarms =
      new Alarms() {
        @Override
        public void raise(String kind, String subject, Map<String, String> detail) {
          said.add("raise " + kind);
        }

        @Override
        public void clear(String kind, String subject) {
          said.add("clear " + kind);
        }
      };

  private Page<RetentionView> due() {
    ListRequest all = ListRequest.of(new PageRequest(1, 50));
    return new Retention(database.worker(), alarms).due(Actor.SYSTEM, all).value();
  }

  @BeforeAll
  static void start() {
    database = TestDatabase.start(temp.resolve("data"), 4);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void rows() {
    Retention before = new Retention(database.worker(), alarms);
    before.run();
    database.worker().useTransaction(handle -> handle.createScript(ROWS).execute());
  }

  @Test
  void the_dry_run_tells_what_goes_and_the_run_deletes_just_that() {
    Retention retention = new Retention(database.worker(), alarms);
    assertThat(due().items())
        .extracting(RetentionView::rule, RetentionView::keep, RetentionView::due)
        .containsExactlyInAnyOrder(
            tuple("AUDIT", "P10Y", 1L),
            tuple("CLOSED_ALARMS", "P365D", 1L),
            tuple("CLOSED_CLAIMS", "P120D", 0L),
            tuple("IDEMPOTENCY_KEYS", "P1D", (long) OLD),
            tuple("IMPORT_ROWS", "P90D", 1L),
            tuple("INCARNATIONS", "P365D", 1L),
            tuple("LOGIN_ADDRESSES", "P90D", 0L),
            tuple("LOGIN_FAILURES", "P7D", 0L),
            tuple("PARKED_RECEIPTS", "P120D", 1L));
    assertThat(retention.run()).isEqualTo(OLD + 5);
    assertThat(retention.run()).as("once more").isZero();
    assertThat(said).containsOnly("clear RETENTION_FAILED");
    assertThat(due().items())
        .allSatisfy(
            rule -> {
              assertThat(rule.due()).isZero();
              assertThat(rule.lastRunAt()).isNotNull();
            });
    assertThat(count("idempotency_key where key = 'young'")).isOne();
    assertThat(count("alarm where kind in ('YOUNG', 'OPEN')")).isPositive();
    assertThat(count("audit_event where act = 'YOUNG'")).isPositive();
  }

  @Test
  void two_nodes_at_once_delete_each_row_once() {
    Retention retention = new Retention(database.worker(), alarms);
    CompletableFuture<Long> other = CompletableFuture.supplyAsync(retention::run);
    long mine = retention.run();
    assertThat(mine + other.join()).isEqualTo(OLD + 5);
  }

  @Test
  void the_worker_can_neither_change_a_rule_nor_delete_past_it() {
    assertRefused("update retention_rule set keep = interval '1 day' where name = 'AUDIT'");
    assertRefused(
        "insert into retention_rule (name, table_name, age, keep) values ('X', 'fee', 'now()', '2 days')");
    assertRefused("call keep_for('X', 'fee', 'valid_from', '2 days')");
    assertRefused("delete from audit_event");
    assertRefused("select retain_lot('NO_SUCH_RULE', 1)");
  }

  private static void assertRefused(String sql) {
    assertThatThrownBy(() -> database.worker().useTransaction(handle -> handle.execute(sql)))
        .as(sql)
        .isInstanceOf(JdbiException.class);
  }

  private static long count(String from) {
    return database
        .worker()
        .withHandle(
            handle -> handle.select("select count(*) from " + from).mapTo(Long.class).one());
  }
}

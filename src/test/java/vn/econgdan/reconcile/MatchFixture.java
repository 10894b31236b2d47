package vn.econgdan.reconcile;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.BusinessClock;

/**
 * A real database with attempts of ours and rows of carriers', as many and as odd as a test wants.
 */
final class MatchFixture implements AutoCloseable, Alarms {
  static final YearMonth MONTH = YearMonth.of(2026, 11);
  private static final int MONTHS = 9;

  final TestDatabase database;
  final Set<String> alarms = ConcurrentHashMap.newKeySet();
  volatile Instant now = Instant.parse("2026-12-05T01:00:00Z");
  private final AtomicLong numbers = new AtomicLong(1_000);

  /** One of ours; {@code key} null when the carrier gave no id. */
  record Ours(
      long segment,
      String key,
      Instant at,
      String msisdn,
      String state,
      long rateE4,
      int partNo,
      int partCount) {
    YearMonth month() {
      return BusinessClock.month(at);
    }
  }

  /** One of theirs, in one file. */
  record Theirs(
      long file,
      long line,
      String key,
      Instant at,
      String recipient,
      String status,
      long unitE4,
      long amountE4,
      int partNo,
      int partCount,
      boolean superseded) {
    YearMonth month() {
      return BusinessClock.month(at);
    }
  }

  MatchFixture(Path root) {
    database = TestDatabase.start(root, 6);
    for (int i = 0; i < MONTHS; i++) {
      LocalDate month = MONTH.minusMonths(MONTHS / 2).plusMonths(i).atDay(1);
      database
          .worker()
          .useTransaction(
              h -> h.select("select ensure_month(?)", month).mapTo(Integer.class).one());
    }
  }

  Reconciliation desk(String carrier) {
    BusinessClock clock = new BusinessClock(Clock.fixed(now, ZoneOffset.UTC));
    return new Reconciliation(
        new ReconciliationDependencies(
            database.worker(), clock, this, new AuditTrail(clock), carrier));
  }

  long nextNumber() {
    return numbers.incrementAndGet();
  }

  String nextCarrier() {
    return "c" + nextNumber();
  }

  /** A file of which rows count. */
  long file(String carrier) {
    return database
        .worker()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        insert into carrier_file (carrier, sha256, state, from_folder, next_try_at, received_at, received_by)
                        values (:carrier, :sha, 'MATCHING', false, now(), now(), 'doisoat') returning id
                        """)
                    .bind("carrier", carrier)
                    .bind("sha", "sha" + nextNumber())
                    .mapTo(Long.class)
                    .one());
  }

  void ours(String carrier, List<Ours> attempts) {
    database.worker().useTransaction(handle -> ours(handle, carrier, attempts));
  }

  private static void ours(Handle handle, String carrier, List<Ours> attempts) {
    PreparedBatch segments =
        handle.prepareBatch(
            """
            insert into segment (send_month, id, planned_send_id, ward_code, lane, member_no, msisdn, part_no, part_count,
              reference)
            values (:month, :id, :id, '00367', 'NORMAL', 1, :msisdn, :partNo, :partCount, 1)
            """);
    PreparedBatch rows =
        handle.prepareBatch(
            """
            insert into attempt (send_month, segment_id, attempt_no, ward_code, claim_id, state, carrier, carrier_id,
              carrier_key, msisdn, reference, rate_e4, claimed_at, answered_at)
            values (:month, :id, 1, '00367', 1, :state, :carrier, :key, :key, :msisdn, 1, :rate, :at, :at)
            """);
    for (Ours attempt : attempts) {
      LocalDate month = attempt.month().atDay(1);
      segments
          .bind("month", month)
          .bind("id", attempt.segment())
          .bind("msisdn", attempt.msisdn())
          .bind("partNo", attempt.partNo())
          .bind("partCount", attempt.partCount())
          .add();
      rows.bind("month", month)
          .bind("id", attempt.segment())
          .bind("state", attempt.state())
          .bind("carrier", carrier)
          .bind("key", attempt.key())
          .bind("msisdn", attempt.msisdn())
          .bind("rate", attempt.rateE4())
          .bind("at", utc(attempt.at()))
          .add();
    }
    if (!attempts.isEmpty()) {
      segments.execute();
      rows.execute();
    }
  }

  void theirs(String carrier, List<Theirs> rows) {
    if (rows.isEmpty()) {
      return;
    }
    database
        .worker()
        .useTransaction(
            handle -> {
              PreparedBatch batch =
                  handle.prepareBatch(
                      """
                      insert into carrier_record (period, file_id, line, carrier, carrier_key, message_id, recipient,
                        submitted_at, status, part_no, part_count, unit_price_e4, amount_e4, superseded_by, sender, done_at,
                        network)
                      values (:period, :file, :line, :carrier, :key, :key, :recipient, :at, :status, :partNo, :partCount,
                        :unit, :amount, :superseded, 'eCONGDAN', :at + interval '9 seconds', 'VINA')
                      """);
              rows.forEach(row -> bind(batch, carrier, row));
              batch.execute();
              rows.stream().map(Theirs::file).distinct().forEach(id -> repeats(handle, id));
            });
  }

  /** As the reading of a file finds them. */
  private static void repeats(Handle handle, long file) {
    handle.execute(
        """
        insert into carrier_file_repeat (file_id, carrier_key)
        select file_id, carrier_key from carrier_record where file_id = ?
        group by file_id, carrier_key having count(*) > 1
        on conflict do nothing
        """,
        file);
    handle.execute("update carrier_file set repeats_known = true where id = ?", file);
  }

  private static void bind(PreparedBatch batch, String carrier, Theirs row) {
    batch
        .bind("period", row.month().atDay(1))
        .bind("file", row.file())
        .bind("line", row.line())
        .bind("carrier", carrier)
        .bind("key", row.key())
        .bind("recipient", row.recipient())
        .bind("at", utc(row.at()))
        .bind("status", row.status())
        .bind("partNo", row.partNo())
        .bind("partCount", row.partCount())
        .bind("unit", row.unitE4())
        .bind("amount", row.amountE4())
        .bind("superseded", row.superseded() ? row.file() : null)
        .add();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  /** What stands there of a carrier, as text. */
  List<String> written(String carrier) {
    return database
        .worker()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        select 's ' || cast(to_jsonb(s) - 'matched_at' as text) from statement s where carrier = :carrier
                        union all select 'l ' || cast(to_jsonb(l) as text) from statement_line l where carrier = :carrier
                        union all select 'd ' || cast(to_jsonb(d) as text) from difference d where carrier = :carrier
                        order by 1
                        """)
                    .bind("carrier", carrier)
                    .mapTo(String.class)
                    .list());
  }

  @Override
  public void raise(String kind, String subject, Map<String, String> detail) {
    alarms.add(kind + " " + subject);
  }

  @Override
  public void clear(String kind, String subject) {
    alarms.remove(kind + " " + subject);
  }

  @Override
  public void close() {
    database.close();
  }
}

package vn.econgdan.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Writes attempts: what an answer says, what a receipt says, or both at once. Whichever comes
 * second finds the row and carries it forward, so their order does not matter (DESIGN 4.3).
 *
 * <p>Only the primary key is looked up, so there is one plan whatever the statistics say. Rows are
 * written in the order of their keys: two writers of the same attempts wait for each other, and
 * never in a circle.
 */
final class AttemptStore {
  private static final Comparator<AttemptRecord> BY_KEY =
      Comparator.comparing(AttemptRecord::segmentId).thenComparing(AttemptRecord::attemptNo);

  /** The published rule: the first final state wins, a receipt proves that the carrier took it. */
  private static final String NEXT_STATE =
      """
      case when a.state in ('DELIVERED', 'UNDELIVERED', 'EXPIRED', 'REFUSED') then a.state
        when excluded.state in ('DELIVERED', 'UNDELIVERED', 'EXPIRED', 'NETWORK_CONFIRMED') then excluded.state
        when a.state = 'IN_DOUBT' then excluded.state
        else a.state end
      """;

  private static final String WRITE =
      """
      insert into attempt as a (send_month, segment_id, attempt_no, ward_code, claim_id, state, carrier, carrier_id,
        carrier_key, msisdn, reference, command_status, rate_e4, possible_double, claimed_at, answered_at, final_at)
      select :month, r.* from unnest(:segments, :attempts, :wards, :claims, :states, :carriers, :ids, :keys, :msisdns,
        :references, :statuses, :rates, :doubles, :claimedAts, :answeredAts, :finalAts) as r
      on conflict (segment_id, attempt_no, send_month) do update set
        state = <next>,
        carrier_id = case when excluded.answered_at is not null then coalesce(excluded.carrier_id, a.carrier_id)
          else coalesce(a.carrier_id, excluded.carrier_id) end,
        carrier_key = case when excluded.answered_at is not null then coalesce(excluded.carrier_key, a.carrier_key)
          else coalesce(a.carrier_key, excluded.carrier_key) end,
        command_status = coalesce(excluded.command_status, a.command_status),
        rate_e4 = coalesce(a.rate_e4, excluded.rate_e4),
        answered_at = coalesce(a.answered_at, excluded.answered_at),
        final_at = case when a.state <> (<next>) then excluded.final_at else a.final_at end,
        superseded = a.superseded and (<next>) in ('IN_DOUBT', 'RETRY', 'RELEASED')
      where a.state <> (<next>) or a.answered_at is null and excluded.answered_at is not null
        or a.carrier_key is null and excluded.carrier_key is not null
        or a.rate_e4 is null and excluded.rate_e4 is not null
      """
          .replace("<next>", NEXT_STATE);

  private AttemptStore() {}

  /**
   * Inserts what is not there yet, and carries the others forward. No attempt may stand twice among
   * them.
   */
  static void write(Handle handle, List<AttemptRecord> attempts) {
    Map<YearMonth, List<AttemptRecord>> months =
        attempts.stream()
            .sorted(BY_KEY)
            .collect(
                Collectors.groupingBy(AttemptRecord::month, TreeMap::new, Collectors.toList()));
    months.forEach((month, rows) -> write(handle, month.atDay(1), rows));
  }

  private static void write(Handle handle, LocalDate month, List<AttemptRecord> rows) {
    Update update = handle.createUpdate(WRITE).bind("month", month);
    keys(update, rows);
    carrier(update, rows);
    times(update, rows);
    update.execute();
  }

  private static void keys(Update update, List<AttemptRecord> rows) {
    update
        .bindArray("segments", Long.class, column(rows, AttemptRecord::segmentId))
        .bindArray("attempts", Integer.class, column(rows, AttemptRecord::attemptNo))
        .bindArray("wards", String.class, column(rows, AttemptRecord::wardCode))
        .bindArray("claims", Long.class, column(rows, AttemptRecord::claimId))
        .bindArray("states", String.class, column(rows, AttemptRecord::state))
        .bindArray("msisdns", String.class, column(rows, AttemptRecord::msisdn))
        .bindArray("references", Integer.class, column(rows, AttemptRecord::reference))
        .bindArray("doubles", Boolean.class, column(rows, AttemptRecord::possibleDouble));
  }

  private static void carrier(Update update, List<AttemptRecord> rows) {
    update
        .bindArray("carriers", String.class, column(rows, AttemptRecord::carrier))
        .bindArray("ids", String.class, column(rows, AttemptRecord::carrierId))
        .bindArray("keys", String.class, column(rows, AttemptRecord::carrierKey))
        .bindArray("statuses", Integer.class, column(rows, AttemptRecord::commandStatus))
        .bindArray("rates", Long.class, column(rows, AttemptRecord::rateE4));
  }

  private static void times(Update update, List<AttemptRecord> rows) {
    update
        .bindArray("claimedAts", OffsetDateTime.class, column(rows, row -> utc(row.claimedAt())))
        .bindArray("answeredAts", OffsetDateTime.class, column(rows, row -> utc(row.answeredAt())))
        .bindArray("finalAts", OffsetDateTime.class, column(rows, row -> utc(row.finalAt())));
  }

  private static OffsetDateTime utc(Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static <T> List<T> column(List<AttemptRecord> rows, Function<AttemptRecord, T> value) {
    return rows.stream().map(value).toList();
  }
}

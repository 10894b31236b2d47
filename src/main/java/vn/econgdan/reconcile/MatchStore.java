package vn.econgdan.reconcile;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/**
 * The match of one month, its first half: what stands exactly once on each side is paired in one
 * hash join and counted; only what differs becomes a row. Everything else is left to {@link
 * PairingStore}. Works on temporary tables of the one transaction a match is.
 *
 * <p>How it finds keys that occur more than once without sorting or grouping millions: the join
 * gives each attempt once for every row of its key. Counted by bucket of keys, it gives more
 * attempts (or rows) than there are exactly where a key occurs more than once on the other side.
 */
final class MatchStore {
  /** What carries a carrier's id, or a state that nothing but the carrier's yes leads to. */
  private static final String TAKEN =
      """
      a.carrier = :carrier and (a.carrier_id is not null
        or a.state in ('SUBMITTED', 'NETWORK_CONFIRMED', 'DELIVERED', 'UNDELIVERED', 'EXPIRED'))
      """;

  /** A send planned for a month may leave in the next; a clock may be a little ahead of another. */
  static final String OURS =
      TAKEN
          + " and a.claimed_at >= :from and a.claimed_at < :until and a.send_month < :untilMonth\n";

  static final String THEIRS =
      "r.carrier = :carrier and r.period = :period and r.superseded_by is null\n";

  /** Most parts are the only one of their text; those of several are few, and looked up. */
  private static final String PARTS =
      """
      left join segment s on s.send_month = a.send_month and s.id = a.segment_id and s.part_count > 1
        and s.send_month < :untilMonth
      """;

  /** Bits in the order of the rule; -1 for what stands on one side only. */
  static final String DIFFERS =
      """
      (case when o.msisdn <> '+' || t.recipient then 2 else 0 end)
        | (case when o.part_no <> t.part_no or o.part_count <> t.part_count then 4 else 0 end)
        | (case when g.word is null then 8 else 0 end)
        | (case when o.rate_e4 <> t.unit_price_e4 or o.rate_e4 <> t.amount_e4 then 16 else 0 end)
      """;

  private static final String JOIN =
      """
      create temporary table match_fast on commit drop as
      with o as (
        select a.send_month, a.segment_id, a.attempt_no, a.carrier_key, a.msisdn, a.state,
          coalesce(a.rate_e4, 0) as rate_e4, coalesce(s.part_no, 1) as part_no, coalesce(s.part_count, 1) as part_count
        from attempt a <parts>
        where <ours>
      ), t as (
        select * from carrier_record r where <theirs>
      ), met as (
        select hashtext(coalesce(o.carrier_key, t.carrier_key)) & 262143 as bucket,
          coalesce(o.carrier_key, t.carrier_key) as carrier_key, o.send_month, o.segment_id, o.attempt_no, t.file_id,
          t.line, o.rate_e4, t.amount_e4,
          case when o.segment_id is null or t.line is null then -1 else <differs> end as differs
        from o
        full join t on t.carrier_key = o.carrier_key
        left join unnest(:words, :states) as g(word, state) on g.word = upper(t.status) and g.state = o.state
      )
      select bucket, differs, case when differs <> 0 then carrier_key end as carrier_key,
        case when differs <> 0 then send_month end as send_month,
        case when differs <> 0 then segment_id end as segment_id,
        case when differs <> 0 then attempt_no end as attempt_no, case when differs <> 0 then file_id end as file_id,
        case when differs <> 0 then line end as line,
        count(segment_id) as our_parts, cast(coalesce(sum(rate_e4), 0) as bigint) as our_amount_e4,
        count(line) as their_parts, cast(coalesce(sum(amount_e4), 0) as bigint) as their_amount_e4
      from met
      group by 1, 2, 3, 4, 5, 6, 7, 8
      """;

  private static final String DIRTY =
      """
      create temporary table match_dirty on commit drop as
      with met as (
        select bucket, sum(our_parts) as ours, sum(their_parts) as theirs from match_fast group by bucket
      ), ours as (
        select hashtext(a.carrier_key) & 262143 as bucket, count(*) as n from attempt a where <ours> group by 1
      ), theirs as (
        select hashtext(r.carrier_key) & 262143 as bucket, count(*) as n from carrier_record r where <theirs> group by 1
      )
      select m.bucket from met m
      left join ours o on o.bucket = m.bucket
      left join theirs t on t.bucket = m.bucket
      where m.bucket is not null and (m.ours <> coalesce(o.n, 0) or m.theirs <> coalesce(t.n, 0))
      """;

  private static final String KEYS =
      """
      create temporary table match_key on commit drop as
      select carrier_key from match_fast where differs = -1 and carrier_key is not null
      union
      select a.carrier_key from attempt a
      where <ours> and hashtext(a.carrier_key) & 262143 in (select bucket from match_dirty)
      union
      select r.carrier_key from carrier_record r
      where <theirs> and hashtext(r.carrier_key) & 262143 in (select bucket from match_dirty)
      """;

  private static final String SLOW_OURS =
      """
      create temporary table match_ours on commit drop as
      select row_number() over () as n,
        cast(date_trunc('month', a.claimed_at at time zone 'Asia/Ho_Chi_Minh') as date) as period, a.carrier_key,
        a.claimed_at as at, a.send_month, a.segment_id, a.attempt_no, a.msisdn, a.state,
        coalesce(a.rate_e4, 0) as rate_e4, coalesce(s.part_no, 1) as part_no, coalesce(s.part_count, 1) as part_count
      from attempt a <parts>
      where <ours> and (a.carrier_key in (select carrier_key from match_key)
        or a.carrier_key is null and a.claimed_at >= :monthFrom and a.claimed_at < :monthUntil)
      """;

  private static final String SLOW_THEIRS =
      """
      create temporary table match_theirs on commit drop as
      select row_number() over () as n, r.period, r.carrier_key, r.submitted_at as at, r.file_id, r.line, r.recipient,
        r.status, r.unit_price_e4, r.amount_e4, r.part_no, r.part_count
      from carrier_record r
      where r.carrier = :carrier and r.period between :firstPeriod and :lastPeriod and r.superseded_by is null
        and r.carrier_key in (select carrier_key from match_key)
      """;

  private MatchStore() {}

  /**
   * Hashes of a month in memory as far as they fit. Records that just came have no statistics, and
   * what is taken for a handful of rows must not be looked up one by one.
   */
  static void prepare(Handle handle) {
    handle.execute("set local work_mem = '128MB'");
    handle.execute("set local enable_nestloop = off");
    handle.execute("set local enable_mergejoin = off");
    handle.execute("set local enable_sort = off");
    handle.execute("set local idle_in_transaction_session_timeout = 0");
  }

  /** Whether the carrier gave any record of this month. */
  static boolean hasRecords(Handle handle, MatchMonth month) {
    return bound(
            handle.createQuery(
                """
                select exists (select from carrier_record where carrier = :carrier and period = :period)
                """),
            month)
        .mapTo(Boolean.class)
        .one();
  }

  /** Pairs what stands once on each side. */
  static void join(Handle handle, MatchMonth month, Agreement agreement) {
    run(
        defined(handle.createUpdate(JOIN), month)
            .bindArray("words", String.class, agreement.words())
            .bindArray("states", String.class, agreement.states()));
    handle.execute("analyze match_fast");
    run(defined(handle.createUpdate(DIRTY), month));
    handle.execute("analyze match_dirty");
    run(defined(handle.createUpdate(KEYS), month));
    handle.execute("analyze match_key");
  }

  /** All attempts and rows, of the months around too, of the keys that are not that simple. */
  static void collectRest(Handle handle, MatchMonth month) {
    run(
        around(handle.createUpdate(SLOW_OURS), month)
            .bind("monthFrom", utc(month.from()))
            .bind("monthUntil", utc(month.until())));
    run(around(handle.createUpdate(SLOW_THEIRS), month));
    handle.execute("analyze match_ours");
    handle.execute("analyze match_theirs");
  }

  private static Update around(Update update, MatchMonth month) {
    return defined(update, month)
        .bind("from", utc(month.plus(-MatchMonth.AROUND).from()))
        .bind("until", utc(month.plus(MatchMonth.AROUND).until()))
        .bind("untilMonth", month.plus(MatchMonth.AROUND + 2).period())
        .bind("firstPeriod", month.plus(-MatchMonth.AROUND).period())
        .bind("lastPeriod", month.plus(MatchMonth.AROUND).period());
  }

  private static void run(Update update) {
    update.execute();
  }

  private static Update defined(Update update, MatchMonth month) {
    return bound(update, month)
        .define("ours", OURS)
        .define("theirs", THEIRS)
        .define("parts", PARTS)
        .define("differs", DIFFERS);
  }

  /** Binds carrier, period and the instants of a month. */
  static <S extends SqlStatement<S>> S bound(S statement, MatchMonth month) {
    LocalDate period = month.period();
    return statement
        .bind("carrier", month.carrier())
        .bind("period", period)
        .bind("from", utc(month.from()))
        .bind("until", utc(month.until()))
        .bind("untilMonth", month.plus(2).period());
  }

  private static OffsetDateTime utc(java.time.Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}

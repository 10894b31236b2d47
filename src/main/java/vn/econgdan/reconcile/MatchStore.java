package vn.econgdan.reconcile;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/**
 * The match of one month, its first half: what stands exactly once on each side is paired in one
 * hash join that keeps only what differs. Everything else is left to {@link PairingStore}. Works on
 * temporary tables of the one transaction a match is; what reads millions reads no temporary table,
 * so that PostgreSQL may do it in parallel.
 *
 * <p>Keys that occur more than once are found by sorting 64-bit hashes, apart from the join. Two
 * keys of one hash are both taken for such, which costs a little and is right.
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

  /**
   * Bits in the order of the rule. What nearly all rows say is asked first, since it makes no new
   * text; words are upper case already but for old rows.
   */
  static final String DIFFERS =
      """
      ((case when o.msisdn <> '+' || t.recipient then 2 else 0 end)
        | (case when o.part_no <> t.part_no or o.part_count <> t.part_count then 4 else 0 end)
        | (case when t.status = 'DELIVRD' and o.state = 'DELIVERED' then 0
            when t.status || ' ' || o.state <> all (:agreeing) and upper(t.status) || ' ' || o.state <> all (:agreeing)
            then 8 else 0 end)
        | (case when coalesce(o.rate_e4, 0) <> t.unit_price_e4 or coalesce(o.rate_e4, 0) <> t.amount_e4 then 16 else 0 end))
      """;

  /** What a difference shows of each side. */
  static final String BOTH_SIDES =
      """
      o.send_month, o.segment_id, o.attempt_no, o.carrier_id as our_id, o.msisdn as our_msisdn, o.at as our_at,
        o.part_no as our_part_no, o.part_count as our_part_count, o.state as our_state, o.rate_e4 as our_rate_e4,
        t.file_id, t.line, t.message_id as their_id, t.recipient as their_recipient, t.at as their_at,
        t.part_no as their_part_no, t.part_count as their_part_count, t.status as their_status,
        t.unit_price_e4 as their_unit_price_e4, t.amount_e4 as their_amount_e4
      """;

  private static final String OUR_COLUMNS =
      """
      a.carrier_key, a.claimed_at as at, a.send_month, a.segment_id, a.attempt_no, a.carrier_id, a.msisdn, a.state,
        a.rate_e4, coalesce(s.part_no, 1) as part_no, coalesce(s.part_count, 1) as part_count
      """;

  private static final String THEIR_COLUMNS =
      """
      r.carrier_key, r.submitted_at as at, r.file_id, r.line, r.message_id, r.recipient, r.status, r.unit_price_e4,
        r.amount_e4, r.part_no, r.part_count
      """;

  /** What there is on each side, whatever the join finds: the buckets have to add up to this. */
  private static final String TOTALS =
      """
      create temporary table match_total on commit drop as
      select cast(null as bigint) as file_id, count(*) as our_parts,
        cast(coalesce(sum(a.rate_e4), 0) as bigint) as our_amount_e4, cast(0 as bigint) as their_parts,
        cast(0 as bigint) as their_amount_e4
      from attempt a where <ours>
      union all
      select r.file_id, 0, 0, count(*), cast(sum(r.amount_e4) as bigint)
      from carrier_record r where <theirs> group by r.file_id
      """;

  private static final String ODD =
      """
      create temporary table match_odd on commit drop as
      select h from (select hashtextextended(a.carrier_key, 0) as h from attempt a where <ours>) a
      where h is not null group by h having count(*) > 1
      union all
      select h from (select hashtextextended(r.carrier_key, 0) as h from carrier_record r where <theirs>) r
      group by h having count(*) > 1
      """;

  /** Only the carrier's, as they were found while the one file was read. */
  private static final String KNOWN_ODD =
      """
      create temporary table match_odd on commit drop as
      select hashtextextended(k.carrier_key, 0) as h
      from carrier_file_repeat k join match_total m on m.file_id = k.file_id
      """;

  /** -1 stands on one side only. Keys that occur more than once are kept, whatever they say. */
  private static final String JOIN =
      """
      create temporary table match_fast on commit drop as
      with o as (
        select <ourColumns> from attempt a <parts> where <ours>
      ), t as (
        select <theirColumns> from carrier_record r where <theirs>
      )
      select case when o.segment_id is null or t.line is null then -1 else <differs> end as differs,
        hashtextextended(coalesce(o.carrier_key, t.carrier_key), 0) as h,
        coalesce(o.carrier_key, t.carrier_key) as carrier_key, <both>
      from o full join t on t.carrier_key = o.carrier_key
      where o.segment_id is null or t.line is null or <differs> <> 0
        or hashtextextended(t.carrier_key, 0) = any (:odd)
      """;

  private static final String REST =
      """
      create temporary table match_rest on commit drop as
      select h from match_odd union select h from match_fast where differs = -1 and h is not null
      """;

  /** This month's stand in match_fast, once for each row they met; the months around are read. */
  private static final String SLOW_OURS =
      """
      create temporary table match_ours on commit drop as
      select row_number() over () as n,
        cast(date_trunc('month', o.at at time zone 'Asia/Ho_Chi_Minh') as date) as period, o.*
      from (
        select distinct f.carrier_key, f.our_at as at, f.send_month, f.segment_id, f.attempt_no, f.our_id as carrier_id,
          f.our_msisdn as msisdn, f.our_state as state, f.our_rate_e4 as rate_e4, f.our_part_no as part_no,
          f.our_part_count as part_count
        from match_fast f
        where f.segment_id is not null and (f.h is null or exists (select from match_rest x where x.h = f.h))
        union all
        select <ourColumns>
        from attempt a join match_rest x on x.h = hashtextextended(a.carrier_key, 0) <parts>
        where <ours> and (a.claimed_at < :monthFrom or a.claimed_at >= :monthUntil)
      ) o
      """;

  private static final String SLOW_THEIRS =
      """
      create temporary table match_theirs on commit drop as
      select row_number() over () as n, t.* from (
        select distinct cast(:period as date) as period, f.carrier_key, f.their_at as at, f.file_id, f.line,
          f.their_id as message_id, f.their_recipient as recipient, f.their_status as status,
          f.their_unit_price_e4 as unit_price_e4, f.their_amount_e4 as amount_e4, f.their_part_no as part_no,
          f.their_part_count as part_count
        from match_fast f
        where f.line is not null and exists (select from match_rest x where x.h = f.h)
        union all
        select r.period, <theirColumns>
        from carrier_record r join match_rest x on x.h = hashtextextended(r.carrier_key, 0)
        where r.carrier = :carrier and r.period between :firstPeriod and :lastPeriod and r.period <> :period
          and r.superseded_by is null
      ) t
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
    handle.execute("set local parallel_tuple_cost = 0"); // what passes on are hashes, or few rows
    handle.execute("set local idle_in_transaction_session_timeout = 0");
  }

  /** Whether a record of the carrier counts in this month. */
  static boolean hasRecords(Handle handle, MatchMonth month) {
    return bound(
            handle.createQuery(
                """
                select exists (select from carrier_record
                  where carrier = :carrier and period = :period and superseded_by is null)
                """),
            month)
        .mapTo(Boolean.class)
        .one();
  }

  /** Counts both sides. */
  static void count(Handle handle, MatchMonth month) {
    defined(handle.createUpdate(TOTALS), month).execute();
  }

  /** Whether the month's rows are of one file whose repeated keys were found while it was read. */
  static boolean knowsRepeats(Handle handle) {
    return handle
        .createQuery(
            """
            select count(*) = 1 and bool_and(coalesce(f.repeats_known, false))
            from match_total m left join carrier_file f on f.id = m.file_id
            where m.file_id is not null
            """)
        .mapTo(Boolean.class)
        .one();
  }

  /** Keys that the carrier repeats, when they are known. */
  static void collectKnownRepeats(Handle handle) {
    handle.execute(KNOWN_ODD);
  }

  /** Keys that either side repeats. */
  static void collectRepeats(Handle handle, MatchMonth month) {
    handle.execute("set local enable_hashagg = off"); // millions of groups of one
    defined(handle.createUpdate(ODD), month).execute();
    handle.execute("set local enable_hashagg = on");
  }

  /** Forgets all but the counts. */
  static void startAgain(Handle handle) {
    handle.execute(
        "drop table match_odd, match_fast, match_rest, match_ours, match_theirs, match_pair, match_found");
  }

  /** Pairs what stands once on each side, and tells what is not that simple. */
  static void join(Handle handle, MatchMonth month, Agreement agreement) {
    agreeing(defined(handle.createUpdate(JOIN), month), agreement)
        .bindArray("odd", Long.class, odd(handle))
        .execute();
    handle.execute(REST);
    handle.execute("analyze match_rest");
  }

  /** As an array, which unlike a temporary table lets the join be done in parallel. */
  private static List<Long> odd(Handle handle) {
    return handle.createQuery("select distinct h from match_odd").mapTo(Long.class).list();
  }

  /** All attempts and rows, of the months around too, of the keys that are not that simple. */
  static void collectRest(Handle handle, MatchMonth month) {
    around(handle.createUpdate(SLOW_OURS), month)
        .bind("monthFrom", utc(month.from()))
        .bind("monthUntil", utc(month.until()))
        .execute();
    around(handle.createUpdate(SLOW_THEIRS), month).execute();
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

  private static Update defined(Update update, MatchMonth month) {
    return bound(update, month)
        .define("ours", OURS)
        .define("theirs", THEIRS)
        .define("parts", PARTS)
        .define("ourColumns", OUR_COLUMNS)
        .define("theirColumns", THEIR_COLUMNS);
  }

  /** For what compares two sides. */
  static Update agreeing(Update update, Agreement agreement) {
    return update
        .define("differs", DIFFERS)
        .define("both", BOTH_SIDES)
        .bindArray("agreeing", String.class, agreement.pairs());
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

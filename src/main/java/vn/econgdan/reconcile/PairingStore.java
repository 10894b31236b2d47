package vn.econgdan.reconcile;

import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * The second half of a match: keys that occur more than once, on one side only, or in two months.
 * Attempts and rows of a key are paired in six rounds, each in the order of time: first those of
 * one month, then a row of the month after the attempt's, then one of the month before; in each of
 * the three first equal part numbers, then what is left, the first with the first.
 */
final class PairingStore {
  private static final int[] MONTHS_LATER = {0, 1, -1};

  private static final String ROUND =
      """
      with o as (
        select n, period, carrier_key, case when :byPart then part_no else 0 end as part,
          row_number() over (partition by period, carrier_key, case when :byPart then part_no else 0 end
            order by at, send_month, segment_id, attempt_no) as k
        from match_ours o where carrier_key is not null and not exists (select from match_pair p where p.our_n = o.n)
      ), t as (
        select n, period, carrier_key, case when :byPart then part_no else 0 end as part,
          row_number() over (partition by period, carrier_key, case when :byPart then part_no else 0 end
            order by at, file_id, line) as k
        from match_theirs t where not exists (select from match_pair p where p.their_n = t.n)
      )
      insert into match_pair (our_n, their_n)
      select o.n, t.n
      from o join t on t.carrier_key = o.carrier_key and t.part = o.part and t.k = o.k
        and t.period = cast(o.period + :later * interval '1 month' as date)
      """;

  /** The first kind that applies has the lowest bit; what has none is matched, and not kept. */
  private static final String FOUND =
      """
      create temporary table match_found on commit drop as
      select f.differs, 'BOTH' as side, <fast>
      from match_fast f
      where f.differs > 0 and not exists (select from match_rest x where x.h = f.h)
      union all
      select * from (
        select (case when o.period <> t.period then 1 else 0 end) | <differs> as differs,
          case when o.period <> :period then 'THEIRS' when t.period <> :period then 'OURS' else 'BOTH' end, <both>
        from match_pair p
        join match_ours o on o.n = p.our_n
        join match_theirs t on t.n = p.their_n
        where o.period = :period or t.period = :period
      ) paired where differs <> 0
      union all
      select 32, 'OURS', <both>
      from match_ours o left join match_theirs t on false
      where o.period = :period and not exists (select from match_pair p where p.our_n = o.n)
      union all
      select case when d.n is null then 64 else 128 end, 'THEIRS', <both>
      from match_theirs t
      left join match_ours o on false
      left join (
        select distinct y.n from match_theirs y
        join match_theirs x on x.carrier_key = y.carrier_key and x.part_no = y.part_no and x.file_id = y.file_id
        left join match_pair p on p.their_n = x.n
        where x.n <> y.n and y.period = :period
          and x.period between cast(y.period - interval '1 month' as date) and cast(y.period + interval '1 month' as date)
          and (p.our_n is not null or (x.at, x.line) < (y.at, y.line))
      ) d on d.n = t.n
      where t.period = :period and not exists (select from match_pair p where p.their_n = t.n)
      """;

  private PairingStore() {}

  /** Runs the six rounds. */
  static void pair(Handle handle) {
    handle.execute(
        "create temporary table match_pair (our_n bigint, their_n bigint) on commit drop");
    IntStream.of(MONTHS_LATER)
        .filter(later -> later == 0 || severalMonths(handle))
        .forEach(
            later -> {
              round(handle, later, true);
              round(handle, later, false);
            });
    handle.execute("analyze match_pair");
  }

  /** Mostly nothing but this month's is left. */
  private static boolean severalMonths(Handle handle) {
    return handle
        .createQuery(
            """
            select count(distinct period) > 1
            from (select period from match_ours union all select period from match_theirs) both_sides
            """)
        .mapTo(Boolean.class)
        .one();
  }

  private static void round(Handle handle, int later, boolean byPart) {
    handle.createUpdate(ROUND).bind("later", later).bind("byPart", byPart).execute();
  }

  /** Every attempt and every row of the month that is not matched, with what differs as bits. */
  static void conclude(Handle handle, MatchMonth month, Agreement agreement) {
    MatchStore.agreeing(MatchStore.bound(handle.createUpdate(FOUND), month), agreement)
        .define("fast", MatchStore.BOTH_SIDES.replaceAll("[ot]\\.\\w+ as |[ot]\\.", "f."))
        .execute();
  }
}

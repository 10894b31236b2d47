package vn.econgdan.reconcile;

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

  /** The first kind that applies has the lowest bit; 0 is matched. */
  private static final String FOUND =
      """
      create temporary table match_found on commit drop as
      select differs, 'BOTH' as side, our_parts, our_amount_e4, their_parts, their_amount_e4, send_month, segment_id,
        attempt_no, file_id, line
      from match_fast
      where differs >= 0 and bucket not in (select bucket from match_dirty)
      union all
      select (case when o.period <> t.period then 1 else 0 end) | <differs>,
        case when o.period <> :period then 'THEIRS' when t.period <> :period then 'OURS' else 'BOTH' end,
        1, o.rate_e4, 1, t.amount_e4, o.send_month, o.segment_id, o.attempt_no, t.file_id, t.line
      from match_pair p
      join match_ours o on o.n = p.our_n
      join match_theirs t on t.n = p.their_n
      left join unnest(:words, :states) as g(word, state) on g.word = upper(t.status) and g.state = o.state
      where o.period = :period or t.period = :period
      union all
      select 32, 'OURS', 1, o.rate_e4, 0, 0, o.send_month, o.segment_id, o.attempt_no, null, null
      from match_ours o
      where o.period = :period and not exists (select from match_pair p where p.our_n = o.n)
      union all
      select case when d.n is null then 64 else 128 end, 'THEIRS', 0, 0, 1, t.amount_e4, null, null, null, t.file_id,
        t.line
      from match_theirs t
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
    for (int later : MONTHS_LATER) {
      round(handle, later, true);
      round(handle, later, false);
    }
    handle.execute("analyze match_pair");
  }

  private static void round(Handle handle, int later, boolean byPart) {
    handle.createUpdate(ROUND).bind("later", later).bind("byPart", byPart).execute();
  }

  /** Puts every attempt and every row of the month into one place, with what differs as bits. */
  static void conclude(Handle handle, MatchMonth month, Agreement agreement) {
    MatchStore.bound(handle.createUpdate(FOUND), month)
        .define("differs", MatchStore.DIFFERS)
        .bindArray("words", String.class, agreement.words())
        .bindArray("states", String.class, agreement.states())
        .execute();
    handle.execute("analyze match_found");
  }
}

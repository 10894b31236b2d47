package vn.econgdan.ops;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Questions that stay cheap with ten million parts: each is answered by a partial index. */
final class SnapshotStore {
  /** What is more is counted as this many. */
  static final int COUNT_MOST = 100_000;

  private SnapshotStore() {}

  /** A part's state and how many parts of open sends stand there. */
  public record Parts(String state, long count) {}

  /** For this transaction; a fact that is not had in time is not had. */
  static void limit(Handle handle, int millis) {
    handle
        .createQuery("select set_config('statement_timeout', :millis, true)")
        .bind("millis", Integer.toString(millis))
        .mapTo(String.class)
        .one();
  }

  static SystemSnapshot.Tally late(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            select count(*) as count, min(due_at) as oldest
            from (
              select due_at from planned_send where state = 'PLANNED' and due_at < :now
              union all
              select p.due_at from planned_send p where p.state in ('DUE', 'PREPARING') and p.due_at < :now
                and not exists (select 1 from batch b where b.planned_send_id = p.id)) late
            """)
        .bind("now", now)
        .map(ConstructorMapper.of(SystemSnapshot.Tally.class))
        .one();
  }

  static List<SystemSnapshot.Lane> lanes(Handle handle) {
    return handle
        .createQuery(
            """
            select b.lane, b.state, count(*) as batches, sum(b.parts) as parts, min(p.due_at) as oldest
            from (
              select planned_send_id, lane, state, parts from batch where state = 'READY'
              union all
              select planned_send_id, lane, state, parts from batch where state = 'QUEUED') b
            join planned_send p on p.id = b.planned_send_id
            where p.state in ('PREPARING', 'SENDING')
            group by b.lane, b.state
            """)
        .map(ConstructorMapper.of(SystemSnapshot.Lane.class))
        .list();
  }

  static long retries(Handle handle) {
    return handle
        .createQuery(
            """
            select count(*) from (
              select 1 from segment where next_attempt_at is not null and closed is null limit :most) waiting
            """)
        .bind("most", COUNT_MOST)
        .mapTo(Long.class)
        .one();
  }

  static long claimed(Handle handle) {
    return handle
        .createQuery("select count(*) from (select 1 from exposed_part limit :most) held")
        .bind("most", COUNT_MOST)
        .mapTo(Long.class)
        .one();
  }

  static SystemSnapshot.Tally doubtful(Handle handle) {
    return handle
        .createQuery(
            """
            select count(*) as count, min(claimed_at) as oldest
            from (select claimed_at from attempt where doubt_since is not null limit :most) doubt
            """)
        .bind("most", COUNT_MOST)
        .map(ConstructorMapper.of(SystemSnapshot.Tally.class))
        .one();
  }

  static SystemSnapshot.Tally unmatched(Handle handle) {
    return handle
        .createQuery(
            """
            select count(*) as count, min(received_at) as oldest
            from (select received_at from receipt_open limit :most) parked
            """)
        .bind("most", COUNT_MOST)
        .map(ConstructorMapper.of(SystemSnapshot.Tally.class))
        .one();
  }

  /** Months after this one, without a gap, for which each table has its partition. */
  static int monthsAhead(Handle handle, LocalDate month) {
    return handle
        .createQuery(
            """
            select coalesce(min(n) filter (where not whole), 13) - 1
            from (
              select n, bool_and(to_regclass('public.' || parent || '_'
                || to_char(:month + make_interval(months => n), 'YYYY_MM')) is not null) as whole
              from generate_series(1, 12) n,
                unnest(array['segment', 'attempt', 'receipt_raw', 'receipt_match', 'carrier_record', 'difference']) parent
              group by n) months
            """)
        .bind("month", month)
        .mapTo(Integer.class)
        .one();
  }

  static List<SystemSnapshot.OpenAlarms> alarms(Handle handle) {
    return handle
        .createQuery(
            "select kind, count(*) as count from alarm where closed_at is null group by kind")
        .map(ConstructorMapper.of(SystemSnapshot.OpenAlarms.class))
        .list();
  }

  static Set<String> alive(Handle handle, Instant now) {
    return handle
        .createQuery("select node from incarnation where ended_at is null and lease_until > :now")
        .bind("now", now)
        .mapTo(String.class)
        .set();
  }

  /** Alarms of accounts no stranger has to wait for any more; young ones may be told too early. */
  static Set<String> locksOver(Handle handle, Instant now, Instant seenBefore) {
    return handle
        .createQuery(
            """
            select a.subject from alarm a
            where a.kind = 'LOGIN_LOCKED' and a.closed_at is null and a.last_seen_at < :seenBefore
              and not exists (select from account c join login_failure f
                on f.login = encode(sha256(convert_to(c.login, 'UTF8')), 'hex') and f.address = ''
                where a.subject = 'account ' || c.id and f.blocked_until > :now)
            """)
        .bind("seenBefore", seenBefore)
        .bind("now", now)
        .mapTo(String.class)
        .set();
  }

  /** Nodes whose last start lost its lease within the day before now, and none lives. */
  static Set<String> lost(Handle handle, Instant now, Instant dayBefore) {
    return handle
        .createQuery(
            """
            select node from (
              select distinct on (node) node, ended_at, lease_until from incarnation
              where lease_until > :dayBefore order by node, id desc) last
            where lease_until <= :now and (ended_at is null or ended_at > lease_until)
            """)
        .bind("now", now)
        .bind("dayBefore", dayBefore)
        .mapTo(String.class)
        .set();
  }

  static long untold(Handle handle) {
    return handle
        .createQuery(
            "select count(*) from alarm_event where delivered_at is null and given_up_at is null")
        .mapTo(Long.class)
        .one();
  }

  /**
   * Parts of the sends that are under way, by state. Of a part that was sent twice the first final
   * state in the alphabet counts: a gauge may be off by a double, progress is not.
   */
  static List<Parts> parts(Handle handle) {
    return handle
        .createQuery(
            """
            select coalesce(nullif(substr(folded, 4), 'PREPARED'), closed, 'PREPARED') as state,
              count(*) as count
            from (
              select s.closed, min(to_char(f.rank, '00') || f.part_state) as folded
              from planned_send p
              join segment s on s.send_month = p.send_month and s.planned_send_id = p.id
              left join attempt a on a.send_month = s.send_month and a.segment_id = s.id
              left join attempt_fold f
                on f.attempt_state = case when a.superseded and a.state = 'IN_DOUBT' then 'RELEASED' else a.state end
              where p.state in ('PREPARING', 'SENDING')
              group by s.send_month, s.id, s.closed) part
            group by 1
            """)
        .map(ConstructorMapper.of(Parts.class))
        .list();
  }
}

package vn.econgdan.ops;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.kernel.PageRequest;

/** Rows of every table that wait longer than they should, side by side. */
final class StuckStore {
  /**
   * The sweep gives a batch to its queue again every half minute, so queued_at tells little of one
   * that nobody takes: how often it was given does.
   */
  private static final int QUEUED_TOO_OFTEN = 10;

  private static final String STUCK =
      """
      stuck as (
        select 'SEND' as kind, 'notice ' || p.notice_id as subject, p.due_at as since,
          array[p.state] as arguments
        from planned_send p
        where p.state in ('PLANNED', 'DUE', 'PREPARING') and p.due_at < :before
        union all
        select 'HELD', 'notice ' || p.notice_id, coalesce(p.held_at, p.claimed_at, p.due_at),
          array[coalesce(p.held_reason, 'UNKNOWN')]
        from planned_send p
        where p.state = 'HELD'
        union all
        select 'BATCH', 'batch ' || to_char(b.send_month, 'YYYY-MM') || '.' || b.id,
          coalesce(moved.at, case when b.queuing > :tooOften then p.prepared_at end, b.queued_at),
          array[cast(b.parts as text), cast(b.queuing as text)]
        from batch b
        join planned_send p on p.id = b.planned_send_id
        left join lateral (
          select max(greatest(a.claimed_at, a.answered_at)) as at
          from segment s
          join attempt a on a.send_month = s.send_month and a.segment_id = s.id
          where s.send_month = b.send_month and s.batch_id = b.id) moved on true
        where b.state <> 'DONE' and p.state in ('PREPARING', 'SENDING')
          and coalesce(moved.at, case when b.queuing > :tooOften then p.prepared_at end, b.queued_at)
            < :batchBefore
        union all
        select 'CLAIM', 'incarnation ' || i.id, min(a.claimed_at), array[cast(count(*) as text)]
        from attempt a
        join incarnation i on i.id = a.incarnation
        where a.state = 'CLAIMED' and (i.ended_at is not null or i.lease_until < :before)
        group by i.id
        union all
        select 'IN_DOUBT', 'notice ' || p.notice_id, min(a.claimed_at),
          array[cast(count(*) as text)]
        from attempt a
        join segment s on s.send_month = a.send_month and s.id = a.segment_id
        join planned_send p on p.id = s.planned_send_id
        where a.state = 'IN_DOUBT' and not a.superseded and s.lane = 'NORMAL'
        group by p.notice_id
        union all
        select 'RECEIPT', 'carrier ' || r.carrier, min(r.received_at),
          array[cast(count(*) as text)]
        from receipt_open r
        where r.received_at < :before
        group by r.carrier)""";

  private StuckStore() {}

  /**
   * Since when something must have waited.
   *
   * @param before for all but batches
   */
  record Limits(Instant before, Instant batchBefore) {}

  /**
   * Something that waits.
   *
   * @param arguments of the sentence of its kind
   */
  public record Row(String kind, String subject, Instant since, List<String> arguments) {}

  static List<Row> page(Handle handle, Limits limits, PageRequest page) {
    return handle
        .createQuery(
            """
            with <stuck>
            select kind, subject, since, arguments from stuck
            order by since, kind, subject limit :size offset :offset
            """)
        .define("stuck", STUCK)
        .bind("before", limits.before())
        .bind("batchBefore", limits.batchBefore())
        .bind("tooOften", QUEUED_TOO_OFTEN)
        .bind("size", page.size())
        .bind("offset", page.offset())
        .map(ConstructorMapper.of(Row.class))
        .list();
  }

  static long count(Handle handle, Limits limits) {
    return handle
        .createQuery("with <stuck> select count(*) from stuck")
        .define("stuck", STUCK)
        .bind("before", limits.before())
        .bind("batchBefore", limits.batchBefore())
        .bind("tooOften", QUEUED_TOO_OFTEN)
        .mapTo(Long.class)
        .one();
  }
}

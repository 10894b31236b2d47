package vn.econgdan.ops;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.identity.Listing;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;

/** Rows of every table that wait longer than they should, side by side. */
final class StuckStore {
  /**
   * The sweep gives a batch to its queue again every half minute, so queued_at tells little of one
   * that nobody takes: how often it was given does.
   */
  private static final int QUEUED_TOO_OFTEN = 10;

  /** Each may cost a look at all of its parts. */
  private static final int SENDS_LOOKED_AT = 100;

  private static final String STUCK =
      """
      (
        select 'SEND' as kind, 'notice ' || p.notice_id as subject, p.due_at as since,
          array[p.state] as arguments, p.ward_code as ward
        from planned_send p
        where p.state in ('PLANNED', 'DUE', 'PREPARING') and p.due_at < :before
        union all
        select 'HELD', 'notice ' || p.notice_id, coalesce(p.held_at, p.claimed_at, p.due_at),
          array[coalesce(p.held_reason, 'UNKNOWN')], p.ward_code
        from planned_send p
        where p.state = 'HELD'
        union all
        select 'BATCH', 'batch ' || to_char(b.send_month, 'YYYY-MM') || '.' || b.id,
          coalesce(moved.at, case when b.queuing > :tooOften then p.prepared_at end, b.queued_at),
          array[cast(b.parts as text), cast(b.queuing as text)], p.ward_code
        -- only what was on a queue: of those there are a bounded number, however large the send
        from (
          select * from batch where state = 'QUEUED'
          union all
          select * from batch where state = 'READY' and queuing > 0) b
        join planned_send p on p.id = b.planned_send_id
        left join lateral (
          select max(greatest(c.claimed_at, c.closed_at)) as at
          from claim c where c.batch_id = b.id) moved on true
        where p.state in ('PREPARING', 'SENDING')
          and coalesce(moved.at, case when b.queuing > :tooOften then p.prepared_at end, b.queued_at)
            < :batchBefore
        union all
        select 'CLAIM', 'incarnation ' || i.id, min(x.claimed_at), array[cast(count(*) as text)], null
        from exposed_part x
        join incarnation i on i.id = x.incarnation
        where i.ended_at is not null or i.lease_until < :before
        group by i.id
        union all
        select 'IN_DOUBT', 'notice ' || p.notice_id, min(a.claimed_at),
          array[cast(count(*) as text)], min(p.ward_code)
        from attempt a
        join segment s on s.send_month = a.send_month and s.id = a.segment_id
        join planned_send p on p.id = s.planned_send_id
        where a.doubt_since is not null and s.lane = 'NORMAL'
        group by p.notice_id
        union all
        select 'RECEIPT', 'carrier ' || r.carrier, min(r.received_at),
          array[cast(count(*) as text)], null
        from receipt_open r
        where r.received_at < :before
        group by r.carrier
        union all
        -- the latest sends of the last three days; of each one part is looked for, not all counted
        select 'OVERDUE', 'notice ' || p.notice_id, p.valid_until, array[cast(p.people as text)], p.ward_code
        from (
          select * from planned_send
          where settled_at is null and valid_until < :overdueBefore and state in ('SENDING', 'SENT', 'STOPPED')
          order by valid_until desc limit :mostSends) p
        where exists (select 1 from segment s
          join attempt a on a.send_month = s.send_month and a.segment_id = s.id
          where s.send_month = p.send_month and s.planned_send_id = p.id and a.state = 'SUBMITTED')
        union all
        select 'IMPORT', 'import ' || i.id, i.created_at, array[cast(coalesce(u.tries, 0) as text)], i.ward_code
        from registry_import i
        left join registry_import_upload u on u.import_id = i.id
        where i.state = 'RUNNING' and i.created_at < :longBefore
        union all
        select 'CARRIER_FILE', 'carrier file ' || f.id, f.received_at, array[f.state], null
        from carrier_file f
        where f.state in ('RECEIVED', 'STAGING', 'MATCHING') and f.received_at < :longBefore
        union all
        select 'WEBHOOK', 'webhook', min(e.at), array[cast(count(*) as text)], null
        from alarm_event e
        where e.delivered_at is null and e.given_up_at is null and e.at < :batchBefore
        having count(*) > 0) stuck""";

  private static final Listing<Row> LIST =
      new Listing<>(
          "kind, subject, since, arguments",
          STUCK,
          "",
          """
          (cast(:ward as text) is null or ward = :ward)
            and (cast(:text as text) is null or strpos(fold(kind || ' ' || subject), :text) > 0)
          """,
          new SortColumns(
              Map.of("kind", "kind", "subject", "subject", "since", "since"),
              "since, kind, subject"),
          ConstructorMapper.of(Row.class));

  private StuckStore() {}

  /**
   * Since when something must have waited.
   *
   * @param before for what should take seconds
   * @param batchBefore for what should take a minute
   * @param longBefore for files
   * @param overdueBefore for receipts, after the validity
   */
  record Limits(Instant before, Instant batchBefore, Instant longBefore, Instant overdueBefore) {}

  /**
   * Something that waits.
   *
   * @param arguments of the sentence of its kind
   */
  public record Row(String kind, String subject, Instant since, List<String> arguments) {}

  /**
   * @param ward only what belongs to it; null: all, also what belongs to none
   */
  static Page<Row> page(Handle handle, Limits limits, String ward, ListRequest wanted) {
    Map<String, Object> bound = new HashMap<>();
    bound.put("ward", ward);
    bound.put("before", limits.before());
    bound.put("batchBefore", limits.batchBefore());
    bound.put("longBefore", limits.longBefore());
    bound.put("overdueBefore", limits.overdueBefore());
    bound.put("mostSends", SENDS_LOOKED_AT);
    bound.put("tooOften", QUEUED_TOO_OFTEN);
    return LIST.page(handle, wanted, bound);
  }
}

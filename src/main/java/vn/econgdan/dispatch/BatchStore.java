package vn.econgdan.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.kernel.BusinessClock;

/** Rows of {@code batch}: READY → QUEUED → DONE, and back to READY when an order is lost. */
final class BatchStore {
  private BatchStore() {}

  /** A batch that a consumer opened. */
  public record Open(
      LocalDate sendMonth,
      long id,
      int queuing,
      long plannedSendId,
      String wardCode,
      Lane lane,
      Instant validUntil,
      String purpose) {}

  public record Queued(LocalDate sendMonth, long id, int queuing) {}

  /** One feeder at a time decides what goes on a lane; the others look again later. */
  static boolean lockLane(Handle handle, Lane lane) {
    return handle
        .createQuery("select pg_try_advisory_xact_lock(hashtext('econgdan.feed.' || :lane))")
        .bind("lane", lane.name())
        .mapTo(Boolean.class)
        .one();
  }

  static int queued(Handle handle, Lane lane) {
    return handle
        .createQuery("select count(*) from batch where state = 'QUEUED' and lane = :lane")
        .bind("lane", lane.name())
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Takes up to {@code room} batches that are ready. Wards take turns: a ward that has batches on
   * the queue already waits for those who have fewer; of two that have as many, the one that was
   * served longer ago comes first (DESIGN 7).
   */
  static List<BatchOrder> queue(Handle handle, Lane lane, int room, Instant now) {
    return handle
        .createQuery(
            """
            with waiting as materialized (
              select b.send_month, b.id, b.ward_code,
                row_number() over (partition by b.ward_code order by b.id) as place
              from batch b join planned_send p on p.id = b.planned_send_id
              where b.state = 'READY' and b.lane = :lane and p.state in ('PREPARING', 'SENDING')
            ), on_queue as materialized (
              select ward_code, count(*) as batches from batch
              where state = 'QUEUED' and lane = :lane group by ward_code
            ), ward as materialized (
              select w.ward_code,
                coalesce((select o.batches from on_queue o where o.ward_code = w.ward_code), 0) as queued,
                (select max(s.queued_at) from batch s where s.lane = :lane and s.ward_code = w.ward_code)
                  as served_at
              from (select distinct ward_code from waiting) w
            ), chosen as (
              select w.send_month, w.id, w.place + d.queued as turn, d.served_at
              from waiting w join ward d on d.ward_code = w.ward_code
              order by turn, d.served_at nulls first, w.id limit :room
            ), queued as (
              update batch b set state = 'QUEUED', queuing = b.queuing + 1, queued_at = :now
              from chosen c
              where b.send_month = c.send_month and b.id = c.id and b.state = 'READY'
              returning b.send_month, b.id, b.queuing, c.turn, c.served_at
            )
            select send_month, id, queuing from queued order by turn, served_at nulls first, id
            """)
        .bind("lane", lane.name())
        .bind("room", room)
        .bind("now", now)
        .map(ConstructorMapper.of(Queued.class))
        .stream()
        .map(q -> BatchOrder.of(YearMonth.from(q.sendMonth()), q.id(), q.queuing(), lane))
        .toList();
  }

  /** The batch of an order, unless the order is void by now. */
  static Optional<Open> open(Handle handle, BatchOrder order) {
    return handle
        .createQuery(
            """
            select b.send_month, b.id, b.queuing, b.planned_send_id, b.ward_code, b.lane, p.valid_until,
              case when v.kind = 'INVITATION' then 'INVITATIONS' else 'NOTICES' end as purpose
            from batch b join planned_send p on p.id = b.planned_send_id
            join notice_version v on v.notice_id = p.notice_id and v.version = p.version
            where b.send_month = :month and b.id = :id and b.state = 'QUEUED' and b.queuing = :queuing
            """)
        .bind("month", order.sendMonth().atDay(1))
        .bind("id", order.batch())
        .bind("queuing", order.queuing())
        .map(ConstructorMapper.of(Open.class))
        .findOne();
  }

  /**
   * Whoever withdrew, changed his number, moved or died since the parts were made gets none of
   * those that have not left (CONTRACT 4: a withdrawal stops sending at once).
   */
  static int suppressGone(Handle handle, Open batch, Instant now) {
    return handle
        .createUpdate(
            """
            with waiting as materialized (
              select s.id, s.member_no from segment s
              where s.send_month = :month and s.batch_id = :batch and s.closed is null
            ), chosen as materialized (
              select w.id as segment_id, ch.* from waiting w
              cross join lateral (select m.member_no, m.citizen_id, m.subscription_id, m.msisdn from audience_member m
                where m.planned_send_id = :send and m.member_no = w.member_no offset 0) ch
            ), gone as materialized (
              select ch.segment_id,
            """
                + RecipientExclusion.CASE
                + """
              from chosen ch
            """
                + RecipientExclusion.JOINS
                + """
            )
            update segment s set closed = 'SUPPRESSED', closed_reason = o.obstacle, closed_at = :now,
              next_attempt_at = null
            from gone o
            where s.send_month = :month and s.id = o.segment_id
              and o.obstacle is not null and s.closed is null
            """
                + UnsentPart.CONDITION)
        .bind("send", batch.plannedSendId())
        .bind("month", batch.sendMonth())
        .bind("batch", batch.id())
        .bind("purpose", batch.purpose())
        .bind("today", BusinessClock.local(now).toLocalDate())
        .bind("now", now)
        .execute();
  }

  static List<PartOctets> parts(Handle handle, long plannedSend) {
    return handle
        .createQuery(
            """
            select part_no as number, data_coding, udh, octets from send_part
            where planned_send_id = :send order by part_no
            """)
        .bind("send", plannedSend)
        .map(ConstructorMapper.of(PartOctets.class))
        .list();
  }

  /**
   * Done when no part of it waits to be claimed; else ready for another order. A batch that was
   * queued anew in the meantime is its new order's to close.
   */
  static void close(Handle handle, Open batch, Instant now) {
    handle
        .createUpdate(
            """
            update batch b set
              state = case when waiting.parts > 0 then 'READY' else 'DONE' end,
              done_at = case when waiting.parts > 0 then null else cast(:now as timestamptz) end
            from (
              select count(*) as parts from segment s
              where s.send_month = :month and s.batch_id = :id and s.closed is null
            """
                + UnsentPart.CONDITION
                + """
            ) waiting
            where b.send_month = :month and b.id = :id and b.state = 'QUEUED' and b.queuing = :queuing
            """)
        .bind("queuing", batch.queuing())
        .bind("month", batch.sendMonth())
        .bind("id", batch.id())
        .bind("now", now)
        .execute();
  }
}

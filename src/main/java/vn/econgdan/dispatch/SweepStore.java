package vn.econgdan.dispatch;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Finds work that lies between two chairs and gives it back to the flow. */
final class SweepStore {
  private SweepStore() {}

  /** A send that may be finished. */
  public record Sent(long id, long noticeId) {}

  /**
   * What an incarnation that ended held without an outcome may have left: in doubt. Whenever it
   * ended, since a claim may commit after its claimer was declared dead.
   */
  static int doubtClaimsOfTheEnded(Handle handle) {
    return handle
        .createUpdate(
            """
            update attempt set state = 'IN_DOUBT'
            where state = 'CLAIMED'
              and incarnation = any(array(select id from incarnation where ended_at is not null))
            """)
        .execute();
  }

  static int requeueBatches(Handle handle, Instant before) {
    return handle
        .createUpdate(
            """
            update batch b set state = 'READY'
            where b.state = 'QUEUED' and b.queued_at < :before
              and not exists (select 1 from segment s
                join attempt a on a.send_month = s.send_month and a.segment_id = s.id
                where s.send_month = b.send_month and s.batch_id = b.id
                  and greatest(a.claimed_at, a.answered_at) > :before)
            """)
        .bind("before", before)
        .execute();
  }

  /** Sends claimed for preparation whose order was lost, or whose preparer ended on the way. */
  static List<Long> unprepared(Handle handle, Instant before, Instant now) {
    return handle
        .createQuery(
            """
            update planned_send set claimed_at = :now
            where state in ('DUE', 'PREPARING') and claimed_at < :before
            returning id
            """)
        .bind("before", before)
        .bind("now", now)
        .mapTo(Long.class)
        .list();
  }

  /** Parts whose pause is over get a batch again, the recipients of a send in order. */
  static int rebatch(Handle handle, Instant now, int limit) {
    return handle
        .createUpdate(
            """
            with due as (
              select s.send_month, s.id, s.planned_send_id, s.ward_code, s.lane
              from segment s join planned_send p on p.id = s.planned_send_id
              where s.next_attempt_at <= :now and s.closed is null and p.state in ('PREPARING', 'SENDING')
              order by s.next_attempt_at limit :limit
              for update of s skip locked
            ), new_batch as (
              insert into batch (send_month, planned_send_id, ward_code, lane, state, parts)
              select send_month, planned_send_id, ward_code, lane, 'READY', count(*) from due
              group by send_month, planned_send_id, ward_code, lane
              returning send_month, id, planned_send_id
            )
            update segment s set batch_id = b.id, next_attempt_at = null
            from due d join new_batch b on b.send_month = d.send_month and b.planned_send_id = d.planned_send_id
            where s.send_month = d.send_month and s.id = d.id
            """)
        .bind("now", now)
        .bind("limit", limit)
        .execute();
  }

  /** Validity ended before a submit: those parts never leave. */
  static int lapse(Handle handle, Instant now) {
    return closeUnsent(
        handle,
        "p.valid_until <= :now and p.state in ('PREPARING', 'SENDING', 'PAUSED')",
        "LAPSED",
        now);
  }

  /** A stopped send keeps what has left; the rest is suppressed. */
  static int suppressStopped(Handle handle, Instant now) {
    return closeUnsent(handle, "p.state = 'STOPPED' and p.closed_at is null", "SUPPRESSED", now);
  }

  /** Both conditions are constants of this class. */
  private static int closeUnsent(Handle handle, String which, String closed, Instant now) {
    return handle
        .createUpdate(
            """
            with ended as (
              select p.id, p.send_month from planned_send p where <which>
            ), void_batches as (
              update batch b set state = 'DONE', done_at = :now
              from ended e where b.planned_send_id = e.id and b.send_month = e.send_month and b.state <> 'DONE'
            )
            update segment s set closed = :closed,
              closed_reason = case when :closed = 'LAPSED' then 'VALIDITY_ENDED' else 'STOPPED' end,
              closed_at = :now, next_attempt_at = null
            from ended e
            where s.send_month = e.send_month and s.planned_send_id = e.id and s.closed is null
              and not exists (select 1 from attempt a where a.send_month = s.send_month and a.segment_id = s.id
                and not a.superseded and a.state not in ('RETRY', 'RELEASED'))
            """)
        .define("which", which)
        .bind("closed", closed)
        .bind("now", now)
        .execute();
  }

  static void closeStopped(Handle handle, Instant now) {
    handle
        .createUpdate(
            """
            update planned_send p set closed_at = :now
            where p.state = 'STOPPED' and p.closed_at is null
              and not exists (select 1 from batch b where b.planned_send_id = p.id and b.state <> 'DONE')
            """)
        .bind("now", now)
        .execute();
  }

  /**
   * Sends of which no part is left to submit: all batches done, none to be tried again, none in
   * doubt.
   */
  static List<Sent> sent(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            update planned_send p set state = 'SENT', closed_at = :now
            where p.state = 'SENDING'
              and not exists (select 1 from batch b where b.planned_send_id = p.id and b.state <> 'DONE')
              and not exists (select 1 from segment s
                where s.send_month = p.send_month and s.planned_send_id = p.id and s.closed is null
                  and not exists (select 1 from attempt a where a.send_month = s.send_month
                    and a.segment_id = s.id and not a.superseded
                    and a.state not in ('RETRY', 'RELEASED', 'CLAIMED', 'IN_DOUBT')))
            returning p.id, p.notice_id
            """)
        .bind("now", now)
        .map(ConstructorMapper.of(Sent.class))
        .list();
  }

  /** No receipt 72 h after validity: nobody knows any more, until a late receipt says. */
  static int giveUpOnReceipts(Handle handle, Instant validBefore) {
    return handle
        .createUpdate(
            """
            update attempt a set state = 'UNKNOWN'
            from segment s join planned_send p on p.id = s.planned_send_id
            where p.valid_until < :before and p.closed_at is not null
              and a.send_month = s.send_month and a.segment_id = s.id and s.send_month = p.send_month
              and a.state = 'SUBMITTED'
            """)
        .bind("before", validBefore)
        .execute();
  }
}

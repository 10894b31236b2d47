package vn.econgdan.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Finds work that lies between two chairs and gives it back to the flow. */
final class SweepStore {
  /** A part that waits for an attempt is in a batch that is not done, or has its time. */
  private static final String NOTHING_WAITS =
      """
        and not exists (select 1 from batch b where b.planned_send_id = p.id and b.state <> 'DONE')
        and not exists (select 1 from segment s where s.send_month = p.send_month
          and s.planned_send_id = p.id and s.next_attempt_at is not null and s.closed is null)
      """;

  private static final String NOTHING_UNDER_WAY =
      """
        and not exists (select 1 from open_claim c where c.planned_send_id = p.id)
      """;

  private SweepStore() {}

  /** A send of which nothing is left to submit; expired when nothing of it had left by then. */
  public record Finished(long id, long noticeId, boolean expired) {}

  /** One node at a time does a sweep, for the length of this transaction; the others skip it. */
  static boolean lock(Handle handle, String sweep) {
    return handle
        .createQuery("select pg_try_advisory_xact_lock(hashtext('econgdan.sweep.' || :sweep))")
        .bind("sweep", sweep)
        .mapTo(Boolean.class)
        .one();
  }

  public record Unprepared(long id, Lane lane) {}

  /** How many parts get batches of which size. */
  record Rebatch(Instant now, int limit, int batchParts) {}

  /**
   * Orders of which nothing was heard: no part of the batch is in anybody's hand, or was lately.
   */
  static int requeueBatches(Handle handle, Instant before) {
    return handle
        .createUpdate(
            """
            update batch b set state = 'READY'
            where b.state = 'QUEUED' and b.queued_at < :before
              and not exists (select 1 from claim c where c.batch_id = b.id
                and (c.closed_at is null or c.closed_at > :before))
            """)
        .bind("before", before)
        .execute();
  }

  /**
   * Sends claimed for preparation whose order was lost, or whose preparer ended on the way; one
   * that is just being prepared is locked and left alone.
   */
  static List<Unprepared> unprepared(Handle handle, Instant before, Instant now) {
    return handle
        .createQuery(
            """
            update planned_send set claimed_at = :now
            where id in (select id from planned_send
              where state in ('DUE', 'PREPARING') and claimed_at < :before
              for update skip locked)
            returning id, lane
            """)
        .bind("before", before)
        .bind("now", now)
        .map(ConstructorMapper.of(Unprepared.class))
        .list();
  }

  /** Parts whose pause is over get batches again, the recipients of a send in order. */
  static int rebatch(Handle handle, Rebatch rebatch) {
    return handle
        .createUpdate(
            """
            with due as (
              select s.send_month, s.id, s.planned_send_id, s.ward_code, s.lane
              from segment s join planned_send p on p.id = s.planned_send_id
              where s.next_attempt_at <= :now and s.closed is null and p.state in ('PREPARING', 'SENDING')
              order by s.next_attempt_at limit :limit
              for update of s skip locked
            ), cut as (
              select d.*, (row_number() over (partition by planned_send_id order by id) - 1) / :batchParts as lot
              from due d
            ), lots as (
              select send_month, planned_send_id, ward_code, lane, lot, nextval('batch_id') as id, parts
              from (select send_month, planned_send_id, ward_code, lane, lot, count(*) as parts from cut
                group by send_month, planned_send_id, ward_code, lane, lot
                order by planned_send_id, lot) counted
            ), new_batches as (
              insert into batch (send_month, id, planned_send_id, ward_code, lane, state, parts)
              select send_month, id, planned_send_id, ward_code, lane, 'READY', parts from lots
            )
            update segment s set batch_id = l.id, next_attempt_at = null
            from cut c join lots l on l.planned_send_id = c.planned_send_id and l.lot = c.lot
            where s.send_month = c.send_month and s.id = c.id
            """)
        .bind("now", rebatch.now())
        .bind("limit", rebatch.limit())
        .bind("batchParts", rebatch.batchParts())
        .execute();
  }

  /** Validity ended before a submit: those parts never leave. */
  static int lapse(Handle handle, Instant now) {
    return closeUnsent(
        handle,
        "p.valid_until <= :now and p.state in ('PREPARING', 'SENDING', 'PAUSED', 'HELD')",
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
              returning b.send_month, b.id
            ), waiting as (
              select s.send_month, s.id from ended e
              join segment s on s.send_month = e.send_month and s.planned_send_id = e.id
              where s.next_attempt_at is not null and s.closed is null
              union all
              select s.send_month, s.id from void_batches b
              join segment s on s.send_month = b.send_month and s.batch_id = b.id
              where s.next_attempt_at is null and s.closed is null
            )
            update segment s set closed = :closed,
              closed_reason = case when :closed = 'LAPSED' then 'VALIDITY_ENDED' else 'STOPPED' end,
              closed_at = :now, next_attempt_at = null
            from waiting w
            where s.send_month = w.send_month and s.id = w.id and s.closed is null
            """
                + UnsentPart.CONDITION)
        .define("which", which)
        .bind("closed", closed)
        .bind("now", now)
        .execute();
  }

  /** A stopped send is closed once nothing of it is under way or may come back. */
  static void closeStopped(Handle handle, Instant now) {
    handle
        .createUpdate(
            """
            update planned_send p set closed_at = :now
            where p.state = 'STOPPED' and p.closed_at is null
            """
                + NOTHING_WAITS
                + NOTHING_UNDER_WAY)
        .bind("now", now)
        .execute();
  }

  /** A send in its month: with both as constants only its own parts are read. */
  public record Due(long id, LocalDate sendMonth) {}

  /**
   * Sends all of whose batches are done, with no part that is to be tried again, under way or in
   * doubt: looked up in indexes that hold only such rows, so that a send on its way costs next to
   * nothing. What a person must look at first is finished by the end of its validity.
   */
  static List<Due> drained(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            select p.id, p.send_month from planned_send p
            where (p.state = 'SENDING' or (p.state in ('PAUSED', 'HELD') and p.valid_until <= :now))
              and not exists (select 1 from batch b where b.planned_send_id = p.id and b.state <> 'DONE')
              and p.id not in (select s.planned_send_id from segment s
                where s.next_attempt_at is not null and s.closed is null)
              and not exists (select 1 from open_claim c where c.planned_send_id = p.id)
              and p.id not in (select s.planned_send_id from attempt a
                join segment s on s.send_month = a.send_month and s.id = a.segment_id
                where a.doubt_since is not null)
            """)
        .bind("now", now)
        .map(ConstructorMapper.of(Due.class))
        .list();
  }

  /** Ends a drained send: EXPIRED when nothing of it had left by the end of its validity. */
  static Optional<Finished> finish(Handle handle, Due send, Instant now) {
    return handle
        .createQuery(
            """
            update planned_send p set closed_at = :now,
              state = case when p.valid_until <= :now and not exists (select 1 from segment s
                  join attempt a on a.send_month = :month and a.segment_id = s.id
                  where s.send_month = :month and s.planned_send_id = :send
                    and (a.superseded or a.state not in ('RETRY', 'RELEASED')))
                then 'EXPIRED' else 'SENT' end
            where p.id = :send and p.state in ('SENDING', 'PAUSED', 'HELD')
              and not exists (select 1 from batch b where b.planned_send_id = :send and b.state <> 'DONE')
            returning p.id, p.notice_id, p.state = 'EXPIRED' as expired
            """)
        .bind("now", now)
        .bind("send", send.id())
        .bind("month", send.sendMonth())
        .map(ConstructorMapper.of(Finished.class))
        .findOne();
  }

  /**
   * 72 h after validity nobody knows any more what became of a part without a receipt, until a late
   * one says. Each send is looked at once, and marked.
   */
  static int giveUpOnReceipts(Handle handle, Instant validBefore, Instant now) {
    return handle
        .createUpdate(
            """
            with over as (
              update planned_send set settled_at = :now
              where id in (select id from planned_send where settled_at is null and valid_until < :before
                order by valid_until limit 20 for update skip locked)
              returning id, send_month
            )
            update attempt a set state = 'UNKNOWN'
            from over p join segment s on s.send_month = p.send_month and s.planned_send_id = p.id
            where a.send_month = s.send_month and a.segment_id = s.id
              and a.state in ('SUBMITTED', 'IN_DOUBT') and not a.superseded
            """)
        .bind("before", validBefore)
        .bind("now", now)
        .execute();
  }
}

package vn.econgdan.dispatch;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Claims: PREPARED → CLAIMED by compare-and-set, the attempt's primary key (DESIGN 7). */
final class ClaimStore {
  private ClaimStore() {}

  /** A part that is now ours to submit. */
  public record Claimed(
      long segmentId,
      int attemptNo,
      long incarnation,
      int memberNo,
      String msisdn,
      int partNo,
      int reference) {}

  /**
   * Claims up to {@code limit} parts of a batch, in order, behind {@code after}. None when the send
   * was stopped or paused, when its validity ended, or when other live claims hold them.
   */
  static List<Claimed> claim(Handle handle, BatchStore.Open batch, Claim claim) {
    return handle
        .createQuery(
            """
            with candidate as (
              select s.send_month, s.id, s.ward_code, s.member_no, s.msisdn, s.part_no, s.reference, tried.last_no,
                -- what left after the backup was taken is not known here
                tried.doubt or p.held_reason is not distinct from 'RESTORED' as doubt
              from segment s
              join planned_send p on p.id = s.planned_send_id
              left join lateral (
                select max(a.attempt_no) as last_no, bool_or(a.superseded) as doubt,
                  bool_or(not a.superseded and a.state not in ('RETRY', 'RELEASED')) as held
                from attempt a where a.send_month = s.send_month and a.segment_id = s.id
              ) tried on true
              where s.send_month = :month and s.batch_id = :batch and s.id > :after
                and s.closed is null and s.next_attempt_at is null
                and tried.held is not true
                and p.state in ('PREPARING', 'SENDING') and p.valid_until > :now
              order by s.id limit :limit
            ), claimed as (
              insert into attempt (send_month, segment_id, attempt_no, ward_code, incarnation, state, carrier, msisdn,
                reference, possible_double, claimed_at)
              select send_month, id, coalesce(last_no, 0) + 1, ward_code, :incarnation, 'CLAIMED', :carrier, msisdn,
                reference, coalesce(doubt, false), cast(:now as timestamptz)
              from candidate
              on conflict do nothing
              returning segment_id, attempt_no, incarnation
            )
            select k.segment_id, k.attempt_no, k.incarnation, c.member_no, c.msisdn, c.part_no, c.reference
            from claimed k join candidate c on c.id = k.segment_id
            order by k.segment_id
            """)
        .bind("month", batch.sendMonth())
        .bind("batch", batch.id())
        .bind("after", claim.after())
        .bind("limit", claim.limit())
        .bind("incarnation", claim.incarnation())
        .bind("carrier", claim.carrier())
        .bind("now", claim.now())
        .map(ConstructorMapper.of(Claimed.class))
        .list();
  }

  /** Claims of this batch that nobody holds; {@code held} are segments in somebody's hand. */
  static void releaseUnheld(
      Handle handle, BatchStore.Open batch, long incarnation, List<Long> held) {
    handle
        .createUpdate(
            """
            update attempt a set state = 'RELEASED'
            from segment s
            where s.send_month = :month and s.batch_id = :batch
              and a.send_month = s.send_month and a.segment_id = s.id and a.incarnation = :incarnation
              and a.state = 'CLAIMED'
              and not a.segment_id = any(:held)
            """)
        .bind("month", batch.sendMonth())
        .bind("batch", batch.id())
        .bind("incarnation", incarnation)
        .bindArray("held", Long.class, held)
        .execute();
  }

  /** Who claims how much, behind which part. */
  public record Claim(long after, int limit, long incarnation, String carrier, Instant now) {}
}

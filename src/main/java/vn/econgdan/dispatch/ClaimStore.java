package vn.econgdan.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Claims: which parts of a batch which incarnation may submit, a row a lot (DESIGN 7). */
final class ClaimStore {
  /**
   * A lot begins behind everything of the batch that anybody holds. Who claims at the same moment
   * gives his lot the same number and gets nothing: the batch is offered again.
   */
  private static final String CLAIM =
      """
      with candidate as materialized (
        select s.id as segment_id, coalesce(tried.last_no, 0) + 1 as attempt_no, s.member_no, s.msisdn, s.part_no,
          s.reference,
          -- what left after the backup was taken is not known here
          coalesce(tried.doubt, false) or p.held_reason is not distinct from 'RESTORED' as possible_double
        from (select held_reason from planned_send
          where id = :send and state in ('PREPARING', 'SENDING') and valid_until > :now) p
        cross join lateral (
          select * from segment s
          where s.send_month = :month and s.batch_id = :batch
            and s.id > greatest(:after, (select max(h.last_segment) from open_claim h where h.batch_id = :batch))
            and s.closed is null and s.next_attempt_at is null offset 0) s
        cross join lateral (
          select max(a.attempt_no) as last_no, bool_or(a.superseded) as doubt,
            bool_or(not a.superseded and a.state not in ('RETRY', 'RELEASED')) as live
          from attempt a where a.send_month = :month and a.segment_id = s.id) tried
        where tried.live is not true
        order by s.id limit :limit
      ), lot as (
        insert into claim (send_month, batch_id, lot_no, planned_send_id, ward_code, incarnation, carrier,
          first_segment, last_segment, parts, claimed_at)
        select :month, :batch, (select coalesce(max(c.lot_no), 0) + 1 from claim c where c.batch_id = :batch), :send,
          :ward, :incarnation, cast(:carrier as text), min(segment_id), max(segment_id), count(*), cast(:now as timestamptz)
        from candidate having count(*) > 0
        on conflict do nothing
        returning id, lot_no
      )
      select lot.id as claim_id, lot.lot_no, c.* from lot cross join candidate c order by c.segment_id
      """;

  private ClaimStore() {}

  /** A part that is now ours to submit. */
  public record Claimed(
      long claimId,
      int lotNo,
      long segmentId,
      int attemptNo,
      int memberNo,
      String msisdn,
      int partNo,
      int reference,
      boolean possibleDouble) {}

  /** Who claims how much, behind which part. */
  public record Claim(long after, int limit, long incarnation, String carrier, Instant now) {}

  /**
   * Claims up to {@code limit} parts of a batch, in order, behind {@code after}. None when the send
   * was stopped or paused, when its validity ended, or when others hold them.
   */
  static Optional<ClaimLot> claim(Handle handle, BatchStore.Open batch, Claim claim) {
    List<Claimed> parts =
        handle
            .createQuery(CLAIM)
            .bind("month", batch.sendMonth())
            .bind("batch", batch.id())
            .bind("send", batch.plannedSendId())
            .bind("ward", batch.wardCode())
            .bind("after", claim.after())
            .bind("limit", claim.limit())
            .bind("incarnation", claim.incarnation())
            .bind("carrier", claim.carrier())
            .bind("now", claim.now())
            .map(ConstructorMapper.of(Claimed.class))
            .list();
    return parts.stream().findFirst().map(first -> lot(batch, claim, first, parts));
  }

  private static ClaimLot lot(
      BatchStore.Open batch, Claim claim, Claimed first, List<Claimed> parts) {
    var key = new ClaimLot.Key(first.claimId(), batch.id(), first.lotNo());
    return new ClaimLot(key, claim.incarnation(), claim.now(), parts);
  }

  /** The outcome of every part of these lots is on disk. */
  static void close(Handle handle, Collection<ClaimLot.Key> lots, Instant now) {
    handle
        .createUpdate(
            """
            update claim c set closed_at = :now
            from unnest(:batches, :lots) as k(batch_id, lot_no)
            where c.batch_id = k.batch_id and c.lot_no = k.lot_no and c.closed_at is null
            """)
        .bind("now", now)
        .bindArray("batches", Long.class, lots.stream().map(ClaimLot.Key::batchId).toList())
        .bindArray("lots", Integer.class, lots.stream().map(ClaimLot.Key::lotNo).toList())
        .execute();
  }

  /** Claims of this batch that nobody holds; {@code held} are the lots in somebody's hand. */
  static void releaseUnheld(
      Handle handle, BatchStore.Open batch, long incarnation, Collection<Long> held, Instant now) {
    handle
        .createUpdate(
            """
            update claim set closed_at = :now
            where batch_id = :batch and incarnation = :incarnation and closed_at is null and not id = any(:held)
            """)
        .bind("batch", batch.id())
        .bind("incarnation", incarnation)
        .bind("now", now)
        .bindArray("held", Long.class, held)
        .execute();
  }

  /**
   * What an incarnation that ended held without an outcome may have left: in doubt, exactly those
   * parts. Whenever it ended, since a claim may commit after its claimer was declared dead. Returns
   * how many.
   */
  static int doubtWhatTheEndedHeld(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            with ended as materialized (
              select c.* from claim c
              where c.closed_at is null
                and c.incarnation = any(array(select id from incarnation where ended_at is not null))
            ), exposed as materialized (
              select e.id as claim_id, e.carrier, e.claimed_at, e.planned_send_id, s.send_month, s.id, s.ward_code,
                s.msisdn, s.reference, tried.last_no, tried.doubt,
                p.held_reason = 'RESTORED' and e.claimed_at > p.released_at as restored
              from ended e
              join exposed_part x on x.claim_id = e.id
              join segment s on s.send_month = x.send_month and s.id = x.segment_id
              cross join lateral (
                select max(a.attempt_no) as last_no, bool_or(a.superseded) as doubt
                from attempt a where a.send_month = s.send_month and a.segment_id = s.id) tried
              join planned_send p on p.id = e.planned_send_id
            ), doubted as (
              insert into attempt (send_month, segment_id, attempt_no, ward_code, claim_id, state, carrier, msisdn,
                reference, possible_double, claimed_at)
              select send_month, id, coalesce(last_no, 0) + 1, ward_code, claim_id, 'IN_DOUBT', carrier, msisdn,
                reference, coalesce(doubt, false) or coalesce(restored, false), claimed_at
              from exposed order by id
              on conflict do nothing
              returning 1
            ), closed as (
              update claim c set closed_at = :now from ended e
              where c.batch_id = e.batch_id and c.lot_no = e.lot_no
            )
            select count(*) from doubted
            """)
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }
}

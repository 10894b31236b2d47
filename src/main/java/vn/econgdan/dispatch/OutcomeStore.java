package vn.econgdan.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What an outcome changes beyond its attempt: when a part is offered again, what never leaves. */
final class OutcomeStore {
  private OutcomeStore() {}

  /** A part that the carrier did not take, and when it is offered again. */
  record Again(long segmentId, int attemptNo, Instant at) {

    /** Empty for a part that was taken, refused for good, or is in doubt. */
    static Optional<Again> of(PartInHand part, Instant now) {
      return part.answer()
          .update()
          .again()
          .map(pause -> new Again(part.segmentId(), part.attemptNo(), now.plus(pause)));
    }

    OffsetDateTime utc() {
      return at.atOffset(ZoneOffset.UTC);
    }
  }

  /**
   * A part to be offered again leaves its batch, unless a receipt says meanwhile that it left, or
   * it was sent again.
   */
  static void offerAgain(Handle handle, LocalDate month, List<Again> parts) {
    handle
        .createUpdate(
            """
            update segment s set next_attempt_at = d.again_at, batch_id = null
            from unnest(:segments, :attempts, :agains) as d(segment_id, attempt_no, again_at)
            where s.send_month = :month and s.id = d.segment_id
              and exists (select 1 from attempt a
                where a.send_month = :month and a.segment_id = d.segment_id and a.attempt_no = d.attempt_no
                  and a.state in ('RETRY', 'RELEASED') and not a.superseded offset 0)
            """)
        .bind("month", month)
        .bindArray("segments", Long.class, parts.stream().map(Again::segmentId).toList())
        .bindArray("attempts", Integer.class, parts.stream().map(Again::attemptNo).toList())
        .bindArray("agains", OffsetDateTime.class, parts.stream().map(Again::utc).toList())
        .execute();
  }

  /** A part that did not leave, and never will; one that was sent again meanwhile is left alone. */
  static void suppress(Handle handle, LocalDate month, long segment, String reason, Instant now) {
    handle
        .createUpdate(
            """
            update segment s set closed = 'SUPPRESSED', closed_reason = :reason, closed_at = :now,
              next_attempt_at = null
            where s.send_month = :month and s.id = :segment and s.closed is null
              and not exists (select 1 from attempt a where a.send_month = s.send_month and a.segment_id = s.id
                and not a.superseded and a.state not in ('RETRY', 'RELEASED') offset 0)
            """)
        .bind("month", month)
        .bind("segment", segment)
        .bind("reason", reason)
        .bind("now", now)
        .execute();
  }

  /**
   * A permanent refusal of one part makes the recipient's other parts useless (DESIGN 7): those
   * that have not left yet, and those that come back to be tried again.
   *
   * @param segments parts that were refused, or may be tried again
   */
  static void suppressRest(Handle handle, LocalDate month, List<Long> segments, Instant now) {
    handle
        .createUpdate(
            """
            update segment s set closed = 'SUPPRESSED', closed_reason = 'PART_REFUSED', closed_at = :now,
              next_attempt_at = null
            from (
              select distinct planned_send_id, member_no from segment
              where send_month = :month and id = any(:segments) and part_count > 1
            ) r
            where s.send_month = :month and s.planned_send_id = r.planned_send_id and s.member_no = r.member_no
              and s.closed is null
            """
                + UnsentPart.CONDITION
                + """
              and exists (select 1 from segment t
                cross join lateral (select 1 from attempt a
                  where a.send_month = t.send_month and a.segment_id = t.id and a.state = 'REFUSED' offset 0) a
                where t.send_month = :month and t.planned_send_id = r.planned_send_id
                  and t.member_no = r.member_no and t.id <> s.id offset 0)
            """)
        .bind("month", month)
        .bind("now", now)
        .bindArray("segments", Long.class, segments)
        .execute();
  }
}

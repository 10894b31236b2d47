package vn.econgdan.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Writes what the carrier answered, many attempts in one statement. */
final class OutcomeStore {
  private OutcomeStore() {}

  /** One attempt's outcome with its key. */
  record Row(
      long segmentId,
      int attemptNo,
      String state,
      String carrierId,
      String carrierKey,
      Integer commandStatus,
      Long rateE4,
      Instant nextAttemptAt) {}

  /**
   * Records the outcomes of attempts of one month. An attempt that a receipt already carried
   * further keeps its state and gets its carrier id; a part to be offered again leaves its batch.
   */
  static void record(Handle handle, LocalDate month, List<Row> rows, Instant now) {
    handle
        .createUpdate(
            """
            with outcome as (
              select * from unnest(:segments, :attempts, :states, :ids, :keys, :statuses, :rates, :agains)
                as o(segment_id, attempt_no, state, carrier_id, carrier_key, command_status, rate_e4, again_at)
            ), answered as (
              update attempt a set
                state = case when a.state in ('CLAIMED', 'IN_DOUBT') then o.state else a.state end,
                carrier_id = coalesce(o.carrier_id, a.carrier_id),
                carrier_key = coalesce(o.carrier_key, a.carrier_key),
                command_status = o.command_status,
                rate_e4 = o.rate_e4,
                answered_at = case when o.state = 'IN_DOUBT' then a.answered_at else cast(:now as timestamptz) end,
                final_at = case when o.state = 'REFUSED' and a.state in ('CLAIMED', 'IN_DOUBT') then cast(:now as timestamptz)
                  else a.final_at end
              from outcome o
              where a.send_month = :month and a.segment_id = o.segment_id and a.attempt_no = o.attempt_no
              returning a.segment_id, a.state, a.superseded, o.again_at
            )
            update segment s set next_attempt_at = d.again_at, batch_id = null
            from answered d
            where s.send_month = :month and s.id = d.segment_id and d.again_at is not null
              and d.state in ('RETRY', 'RELEASED') and not d.superseded
            """)
        .bind("month", month)
        .bind("now", now)
        .bindArray("segments", Long.class, column(rows, Row::segmentId))
        .bindArray("attempts", Integer.class, column(rows, Row::attemptNo))
        .bindArray("states", String.class, column(rows, Row::state))
        .bindArray("ids", String.class, column(rows, Row::carrierId))
        .bindArray("keys", String.class, column(rows, Row::carrierKey))
        .bindArray("statuses", Integer.class, column(rows, Row::commandStatus))
        .bindArray("rates", Long.class, column(rows, Row::rateE4))
        .bindArray("agains", OffsetDateTime.class, column(rows, OutcomeStore::again))
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
                and not a.superseded and a.state not in ('RETRY', 'RELEASED'))
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
              and not exists (select 1 from attempt a where a.send_month = s.send_month and a.segment_id = s.id
                and not a.superseded and a.state not in ('RETRY', 'RELEASED'))
              and exists (select 1 from segment t
                join attempt a on a.send_month = t.send_month and a.segment_id = t.id
                where t.send_month = :month and t.planned_send_id = r.planned_send_id
                  and t.member_no = r.member_no and t.id <> s.id and a.state = 'REFUSED')
            """)
        .bind("month", month)
        .bind("now", now)
        .bindArray("segments", Long.class, segments)
        .execute();
  }

  private static OffsetDateTime again(Row row) {
    Instant at = row.nextAttemptAt();
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static <T> List<T> column(List<Row> rows, Function<Row, T> value) {
    return rows.stream().map(value).toList();
  }
}

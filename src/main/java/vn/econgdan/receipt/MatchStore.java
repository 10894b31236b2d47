package vn.econgdan.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** Finds the attempts of open receipts and writes what became of both, set-wise. */
final class MatchStore {
  private static final String THESE = "o.id = any(:ids)";
  private static final String DUE = "o.next_try_at <= :now order by o.next_try_at limit :limit";

  /**
   * By the carrier's id and the recipient; the latest when the carrier used an id twice, none when
   * the receipt names nobody and several people had it. Else by our reference, unique per number
   * within 7 days. First in the months around the receipt, after some tries in all.
   */
  private static final String FIND =
      """
      with due as materialized (
        select o.*, case when o.tries < 3 then cast(o.received_month - interval '1 month' as date)
            else date '2000-01-01' end as since
        from receipt_open o where <which> for update skip locked
      )
      select d.id, d.received_month, d.carrier_id, d.carrier_keys[1] as carrier_key, d.state, d.received_at, d.tries,
        case when i.segment_id is not null then 'CARRIER_ID' when r.segment_id is not null then 'REFERENCE' end
          as through,
        coalesce(i.send_month, r.send_month) as send_month, coalesce(i.segment_id, r.segment_id) as segment_id,
        coalesce(i.attempt_no, r.attempt_no) as attempt_no
      from due d
      left join lateral (
        select a.send_month, a.segment_id, a.attempt_no
        from attempt a
        where a.carrier = d.carrier and a.carrier_key is not null and a.carrier_key = any(d.carrier_keys)
          and a.send_month >= d.since and a.claimed_at <= d.received_at + interval '1 minute'
          and (a.msisdn = d.recipient or d.recipient is null and not exists (
            select 1 from attempt b
            where b.carrier = d.carrier and b.carrier_key is not null and b.carrier_key = any(d.carrier_keys)
              and b.msisdn <> a.msisdn))
        order by a.reference is not distinct from d.reference desc, a.claimed_at desc limit 1
      ) i on true
      left join lateral (
        select a.send_month, a.segment_id, a.attempt_no
        from attempt a
        where i.segment_id is null and a.msisdn = d.recipient and a.reference = d.reference
          and a.carrier = d.carrier and a.state not in ('RETRY', 'RELEASED')
          and a.send_month >= d.since
          and a.claimed_at between d.received_at - interval '7 days' and d.received_at + interval '1 minute'
        order by a.claimed_at desc limit 1
      ) r on true
      order by d.received_at, d.id
      """;

  private MatchStore() {}

  /** A month that was empty when its statistics were made must not be read from end to end. */
  static void byIndexOnly(Handle handle) {
    handle.execute("set local enable_seqscan = off");
  }

  /** These receipts, as far as they are open and nobody else is matching them. */
  static List<OpenReceipt> these(Handle handle, List<Long> ids) {
    return found(handle.createQuery(FIND).define("which", THESE).bindArray("ids", Long.class, ids));
  }

  /** Parked receipts whose next try has come. */
  static List<OpenReceipt> due(Handle handle, Instant now, int limit) {
    return found(
        handle.createQuery(FIND).define("which", DUE).bind("now", now).bind("limit", limit));
  }

  private static List<OpenReceipt> found(Query query) {
    return query.map(ConstructorMapper.of(OpenReceipt.class)).list();
  }

  /** Locks attempts of one month; those that others are writing at this moment are left out. */
  static List<AttemptRow> lock(Handle handle, LocalDate month, List<AttemptRef> attempts) {
    return handle
        .createQuery(
            """
            select a.send_month, a.segment_id, a.attempt_no, a.state, a.carrier_id, a.carrier_key, a.rate_e4,
              a.claimed_at, a.final_at
            from unnest(:segments, :attempts) as k(segment_id, attempt_no)
            join attempt a on a.send_month = :month and a.segment_id = k.segment_id and a.attempt_no = k.attempt_no
            for no key update of a skip locked
            """)
        .bind("month", month)
        .bindArray("segments", Long.class, column(attempts, AttemptRef::segmentId))
        .bindArray("attempts", Integer.class, column(attempts, AttemptRef::attemptNo))
        .map(ConstructorMapper.of(AttemptRow.class))
        .list();
  }

  /** Writes attempts of one month. Who is no longer in doubt is not sent again either. */
  static void advance(Handle handle, LocalDate month, List<AttemptRow> attempts) {
    handle
        .createUpdate(
            """
            update attempt a set state = m.state, carrier_id = m.carrier_id, carrier_key = m.carrier_key,
              rate_e4 = m.rate_e4, final_at = m.final_at, superseded = a.superseded and m.state = 'IN_DOUBT'
            from unnest(:segments, :attempts, :states, :ids, :keys, :rates, :finals)
              as m(segment_id, attempt_no, state, carrier_id, carrier_key, rate_e4, final_at)
            where a.send_month = :month and a.segment_id = m.segment_id and a.attempt_no = m.attempt_no
            """)
        .bind("month", month)
        .bindArray("segments", Long.class, column(attempts, AttemptRow::segmentId))
        .bindArray("attempts", Integer.class, column(attempts, AttemptRow::attemptNo))
        .bindArray("states", String.class, column(attempts, AttemptRow::state))
        .bindArray("ids", String.class, column(attempts, AttemptRow::carrierId))
        .bindArray("keys", String.class, column(attempts, AttemptRow::carrierKey))
        .bindArray("rates", Long.class, column(attempts, AttemptRow::rateE4))
        .bindArray("finals", OffsetDateTime.class, column(attempts, row -> utc(row.finalAt())))
        .execute();
  }

  /** Notes which receipt spoke of which attempt, and closes it. */
  static void matched(Handle handle, List<OpenReceipt> receipts, Instant now) {
    handle
        .createUpdate(
            """
            with noted as (
              insert into receipt_match (received_month, receipt_id, send_month, segment_id, attempt_no, matched_at,
                through)
              select m.received_month, m.receipt_id, m.send_month, m.segment_id, m.attempt_no, :now, m.through
              from unnest(:received, :receipts, :months, :segments, :attempts, :throughs)
                as m(received_month, receipt_id, send_month, segment_id, attempt_no, through)
              on conflict do nothing
            )
            delete from receipt_open where id = any(:receipts)
            """)
        .bind("now", now)
        .bindArray("received", LocalDate.class, column(receipts, OpenReceipt::receivedMonth))
        .bindArray("receipts", Long.class, column(receipts, OpenReceipt::id))
        .bindArray("months", LocalDate.class, column(receipts, OpenReceipt::sendMonth))
        .bindArray("segments", Long.class, column(receipts, OpenReceipt::segmentId))
        .bindArray("attempts", Integer.class, column(receipts, OpenReceipt::attemptNo))
        .bindArray("throughs", String.class, column(receipts, OpenReceipt::through))
        .execute();
  }

  /** When a parked receipt is tried again. */
  record Parked(long id, int tries, Instant nextTryAt) {}

  static void park(Handle handle, List<Parked> receipts) {
    handle
        .createUpdate(
            """
            update receipt_open o set tries = p.tries, next_try_at = p.next_try_at
            from unnest(:ids, :tries, :nexts) as p(id, tries, next_try_at) where o.id = p.id
            """)
        .bindArray("ids", Long.class, column(receipts, Parked::id))
        .bindArray("tries", Integer.class, column(receipts, Parked::tries))
        .bindArray("nexts", OffsetDateTime.class, column(receipts, p -> utc(p.nextTryAt())))
        .execute();
  }

  /** How many receipts came before and still wait; counted up to {@code most}. */
  static int waitingSince(Handle handle, Instant before, int most) {
    return handle
        .createQuery(
            """
            select count(*) from (
              select 1 from receipt_open where received_at < :before and tries > 0 limit :most) waiting
            """)
        .bind("before", before)
        .bind("most", most)
        .mapTo(Integer.class)
        .one();
  }

  private static OffsetDateTime utc(Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static <R, T> List<T> column(List<R> rows, Function<R, T> value) {
    return rows.stream().map(value).toList();
  }
}

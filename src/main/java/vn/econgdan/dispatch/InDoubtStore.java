package vn.econgdan.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import vn.econgdan.kernel.WardCode;

/** Attempts of which nobody knows whether they left. */
final class InDoubtStore {
  private static final String RESEND =
      """
      with given as (
        select * from unnest(:months, :segments, :attempts) as k(send_month, segment_id, attempt_no)
      ), doubted as (
        update attempt a set superseded = true
        from given k
        join segment s on s.send_month = k.send_month and s.id = k.segment_id
        join planned_send p on p.id = s.planned_send_id
        where s.closed is null and p.valid_until > :now and p.state in ('PREPARING', 'SENDING', 'PAUSED')
          and a.send_month = k.send_month and a.segment_id = k.segment_id and a.attempt_no = k.attempt_no
          and a.state = 'IN_DOUBT' and not a.superseded
        returning a.send_month, a.segment_id, s.planned_send_id as send, s.part_no
      ), reference_given as materialized (
        select send, part_no, nextval('message_reference') as reference
        from (select distinct send, part_no from doubted) d
      ), changed as (
      update segment s set next_attempt_at = :now, batch_id = null, reference = g.reference
      from doubted d join reference_given g on g.send = d.send and g.part_no = d.part_no
      where s.send_month = d.send_month and s.id = d.segment_id
      returning s.planned_send_id
      """;

  private static final String CHANGED = "with changed as (";

  private static final String STILL_IN_DOUBT =
      """
       from unnest(:months, :segments, :attempts) as k(send_month, segment_id, attempt_no)
      join segment s on s.send_month = k.send_month and s.id = k.segment_id
      where a.send_month = k.send_month and a.segment_id = k.segment_id and a.attempt_no = k.attempt_no
        and a.state = 'IN_DOUBT' and not a.superseded
      returning s.planned_send_id
      """;

  /** Ends what begins with {@code changed as (}: how many parts of which notice. */
  private static final String BY_NOTICE =
      """
      )
      select p.notice_id, count(*) as parts
      from changed c join planned_send p on p.id = c.planned_send_id
      group by p.notice_id order by p.notice_id
      """;

  /** How many parts of which notice a change took effect on. */
  public record Decided(long noticeId, long parts) {}

  private InDoubtStore() {}

  static boolean any(Handle handle) {
    return handle
        .createQuery("select exists (select 1 from attempt where doubt_since is not null)")
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * The keys that a decision is about.
   *
   * @param ward only its; empty for all
   */
  static List<AttemptKey> keys(Handle handle, InDoubtSelection selection, Optional<WardCode> ward) {
    List<AttemptKey> named = selection.named();
    return handle
        .createQuery(
            """
            select a.send_month, a.segment_id, a.attempt_no
            from attempt a
            join segment s on s.send_month = a.send_month and s.id = a.segment_id
            join planned_send p on p.id = s.planned_send_id
            where a.doubt_since is not null
              and (cast(:notice as bigint) is null or p.notice_id = :notice)
              and (cast(:ward as text) is null or a.ward_code = :ward)
              and (not :byKey or (a.send_month, a.segment_id, a.attempt_no) in (
                select * from unnest(:months, :segments, :attempts)))
            """)
        .bind("notice", selection.notice().orElse(null))
        .bind("ward", ward.map(WardCode::code).orElse(null))
        .bind("byKey", !named.isEmpty())
        .bindArray("months", LocalDate.class, named.stream().map(AttemptKey::sendMonth).toList())
        .bindArray("segments", Long.class, named.stream().map(AttemptKey::segmentId).toList())
        .bindArray("attempts", Integer.class, named.stream().map(AttemptKey::attemptNo).toList())
        .map(ConstructorMapper.of(AttemptKey.class))
        .list();
  }

  /** The keys of urgent parts in doubt since before; their time is worth more than a double. */
  static List<AttemptKey> urgentBefore(Handle handle, Instant before, Instant now) {
    return handle
        .createQuery(
            """
            select a.send_month, a.segment_id, a.attempt_no
            from attempt a join segment s on s.send_month = a.send_month and s.id = a.segment_id
            join planned_send p on p.id = s.planned_send_id
            where a.doubt_since is not null and s.lane = 'URGENT' and a.claimed_at <= :before
              -- what was in doubt when a restore held it waits for a person, as everything of it did
              and (p.released_at is null or a.claimed_at > p.released_at)
              and s.closed is null and p.valid_until > :now and p.state in ('PREPARING', 'SENDING', 'PAUSED')
            limit 1000
            """)
        .bind("before", before)
        .bind("now", now)
        .map(ConstructorMapper.of(AttemptKey.class))
        .list();
  }

  /**
   * The part is offered once more, under a new reference, so that a receipt tells which of the two
   * it belongs to. Only what is still in doubt and may still leave is touched: a part of a send
   * that was stopped or whose validity ended keeps its doubt. Returns on what it took effect.
   */
  static List<Decided> resend(Handle handle, List<AttemptKey> keys, Instant now) {
    return decided(bound(handle, RESEND, keys).bind("now", now));
  }

  /** Nobody will know; a late receipt may still tell. Returns on what it took effect. */
  static List<Decided> giveUp(Handle handle, List<AttemptKey> keys) {
    return decided(
        bound(handle, CHANGED + "update attempt a set state = 'UNKNOWN'" + STILL_IN_DOUBT, keys));
  }

  /** It left, and is billed at this rate. Returns on what it took effect. */
  static List<Decided> accept(Handle handle, List<AttemptKey> keys, long rateE4, Instant now) {
    String change = "update attempt a set state = 'SUBMITTED', answered_at = :now, rate_e4 = :rate";
    return decided(
        bound(handle, CHANGED + change + STILL_IN_DOUBT, keys)
            .bind("now", now)
            .bind("rate", rateE4));
  }

  /** The notices in the order of their ids, as everybody takes them. */
  private static List<Decided> decided(Query query) {
    return query.map(ConstructorMapper.of(Decided.class)).list();
  }

  private static Query bound(Handle handle, String change, List<AttemptKey> keys) {
    return handle
        .createQuery(change + BY_NOTICE)
        .bindArray("months", LocalDate.class, keys.stream().map(AttemptKey::sendMonth).toList())
        .bindArray("segments", Long.class, keys.stream().map(AttemptKey::segmentId).toList())
        .bindArray("attempts", Integer.class, keys.stream().map(AttemptKey::attemptNo).toList());
  }
}

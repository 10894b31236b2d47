package vn.econgdan.ops;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Rows of {@code alarm_event}: what is still to be told. */
final class WebhookStore {
  private WebhookStore() {}

  /**
   * An event with the alarm it is about.
   *
   * @param publicId by which its receiver knows it; unlike ids, it never comes twice, also not
   *     after a restore
   */
  public record Event(
      long id,
      String publicId,
      long alarmId,
      String event,
      Instant at,
      int tries,
      String kind,
      String subject,
      String wardCode,
      Instant openedAt) {}

  /** The next that is due and whose predecessors are through; nobody else's until {@code until}. */
  static Optional<Event> claim(Handle handle, Instant now, Instant until) {
    return handle
        .createQuery(
            """
            with due as (
              select e.id from alarm_event e
              where e.delivered_at is null and e.given_up_at is null and e.next_try_at <= :now
                and not exists (select 1 from alarm_event before
                  where before.alarm_id = e.alarm_id and before.id < e.id
                    and before.delivered_at is null and before.given_up_at is null)
              order by e.id limit 1
              for update of e skip locked)
            update alarm_event e set tries = e.tries + 1, next_try_at = :until
            from due, alarm a
            where e.id = due.id and a.id = e.alarm_id
            returning e.id, cast(e.public_id as text) as public_id, e.alarm_id, e.event, e.at, e.tries, a.kind, a.subject, a.ward_code, a.opened_at
            """)
        .bind("now", now)
        .bind("until", until)
        .map(ConstructorMapper.of(Event.class))
        .findOne();
  }

  static void delivered(Handle handle, long id, Instant now) {
    handle
        .createUpdate("update alarm_event set delivered_at = :now where id = :id")
        .bind("id", id)
        .bind("now", now)
        .execute();
  }

  static void postpone(Handle handle, long id, Instant next) {
    handle
        .createUpdate("update alarm_event set next_try_at = :next where id = :id")
        .bind("id", id)
        .bind("next", next)
        .execute();
  }

  static void giveUp(Handle handle, long id, Instant now) {
    handle
        .createUpdate("update alarm_event set given_up_at = :now where id = :id")
        .bind("id", id)
        .bind("now", now)
        .execute();
  }

  /** What nobody took, and nobody will; how many. */
  static int giveUpBefore(Handle handle, Instant before, Instant now) {
    return handle
        .createUpdate(
            """
            update alarm_event set given_up_at = :now
            where delivered_at is null and given_up_at is null and at < :before
            """)
        .bind("before", before)
        .bind("now", now)
        .execute();
  }

  /** What has been told, or was given up, before this moment. */
  static void forget(Handle handle, Instant before) {
    handle
        .createUpdate("delete from alarm_event where coalesce(delivered_at, given_up_at) < :before")
        .bind("before", before)
        .execute();
  }
}

package vn.econgdan.ops;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.kernel.PageRequest;

/** Rows of alarms: one open one a kind and subject. */
final class AlarmStore {
  private static final String COLUMNS =
      """
      id, kind, subject, ward_code, cast(detail as text) as detail, opened_at, last_seen_at, occurrences,
        acknowledged_at, acknowledged_by, closed_at, closed_by""";

  private static final String WANTED =
      """
      (closed_at is null or not :onlyOpen)
        and (cast(:acknowledged as boolean) is null or (acknowledged_at is not null) = :acknowledged)""";

  private AlarmStore() {}

  /** An alarm as it stands there. */
  public record Row(
      long id,
      String kind,
      String subject,
      String wardCode,
      String detail,
      Instant openedAt,
      Instant lastSeenAt,
      int occurrences,
      Instant acknowledgedAt,
      String acknowledgedBy,
      Instant closedAt,
      String closedBy) {}

  /** One saying of an alarm, for as many occurrences as were held back. */
  record Raised(AlarmKey key, String detail, int times, Instant now) {}

  /**
   * Opens it or counts on; the webhook hears of the opening in the same statement.
   *
   * @param told whether a webhook is to hear of it
   */
  static void raise(Handle handle, Raised raised, boolean told) {
    handle
        .createUpdate(
            """
            with raised as (
              insert into alarm (kind, subject, detail, opened_at, last_seen_at, occurrences)
              values (:kind, :subject, cast(:detail as jsonb), :now, :now, :times)
              on conflict (kind, subject) where closed_at is null do update set
                last_seen_at = greatest(alarm.last_seen_at, excluded.last_seen_at), detail = excluded.detail,
                occurrences = alarm.occurrences + excluded.occurrences
              -- a row that no other transaction touched before is a new one
              returning id, alarm.xmax = 0 as opened)
            insert into alarm_event (alarm_id, event, at, next_try_at)
            select id, 'OPENED', :now, :now from raised where opened and :told
            """)
        .bind("kind", raised.key().kind())
        .bind("subject", raised.key().subject())
        .bind("detail", raised.detail())
        .bind("times", raised.times())
        .bind("now", raised.now())
        .bind("told", told)
        .execute();
  }

  static void close(Handle handle, AlarmKey key, Instant now, boolean told) {
    handle
        .createUpdate(
            """
            with closed as (
              update alarm set closed_at = :now
              where kind = :kind and subject = :subject and closed_at is null returning id)
            insert into alarm_event (alarm_id, event, at, next_try_at)
            select id, 'CLOSED', :now, :now from closed where :told
            """)
        .bind("kind", key.kind())
        .bind("subject", key.subject())
        .bind("now", now)
        .bind("told", told)
        .execute();
  }

  /** Open alarms of these kinds: which of them may have ended. */
  static List<AlarmKey> open(Handle handle, Collection<String> kinds) {
    return handle
        .createQuery(
            "select kind, subject from alarm where closed_at is null and kind = any(:kinds)")
        .bindArray("kinds", String.class, kinds)
        .map(ConstructorMapper.of(AlarmKey.class))
        .list();
  }

  static List<Row> page(Handle handle, AlarmFilter filter, PageRequest page) {
    return handle
        .createQuery(
            """
            select <columns> from alarm
            where <wanted>
            order by closed_at is not null, last_seen_at desc, id desc limit :size offset :offset
            """)
        .define("columns", COLUMNS)
        .define("wanted", WANTED)
        .bind("onlyOpen", filter.onlyOpen())
        .bind("acknowledged", filter.acknowledged())
        .bind("size", page.size())
        .bind("offset", page.offset())
        .map(ConstructorMapper.of(Row.class))
        .list();
  }

  static long count(Handle handle, AlarmFilter filter) {
    return handle
        .createQuery("select count(*) from alarm where <wanted>")
        .define("wanted", WANTED)
        .bind("onlyOpen", filter.onlyOpen())
        .bind("acknowledged", filter.acknowledged())
        .mapTo(Long.class)
        .one();
  }

  /** The first to acknowledge it stays the one, and only he is told of. */
  static Optional<Row> acknowledge(Handle handle, long id, Act act) {
    handle
        .createUpdate(
            """
            with seen as (
              update alarm set acknowledged_at = :now, acknowledged_by = :by
              where id = :id and acknowledged_at is null returning id, kind)
            insert into alarm_event (alarm_id, event, at, next_try_at)
            select id, 'ACKNOWLEDGED', :now, :now from seen where :told and kind <> :untold
            """)
        .bind("id", id)
        .bind("by", act.by())
        .bind("now", act.now())
        .bind("told", act.told())
        .bind("untold", AlarmWebhook.KIND)
        .execute();
    return find(handle, id);
  }

  /** The same for its end, when a person says it. */
  static Optional<Row> close(Handle handle, long id, Act act) {
    handle
        .createUpdate(
            """
            with closed as (
              update alarm set closed_at = :now, closed_by = :by
              where id = :id and closed_at is null returning id, kind)
            insert into alarm_event (alarm_id, event, at, next_try_at)
            select id, 'CLOSED', :now, :now from closed where :told and kind <> :untold
            """)
        .bind("id", id)
        .bind("by", act.by())
        .bind("now", act.now())
        .bind("told", act.told())
        .bind("untold", AlarmWebhook.KIND)
        .execute();
    return find(handle, id);
  }

  /** Who acts on an alarm, when, and whether a webhook is to hear of it. */
  record Act(String by, Instant now, boolean told) {}

  private static Optional<Row> find(Handle handle, long id) {
    return handle
        .createQuery("select <columns> from alarm where id = :id")
        .define("columns", COLUMNS)
        .bind("id", id)
        .map(ConstructorMapper.of(Row.class))
        .findOne();
  }
}

package vn.econgdan.ops;

import java.time.Instant;
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
        acknowledged_at, acknowledged_by, closed_at""";

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
      Instant closedAt) {}

  static void raise(Handle handle, AlarmKey key, String detail, int times, Instant now) {
    handle
        .createUpdate(
            """
            insert into alarm (kind, subject, detail, opened_at, last_seen_at, occurrences)
            values (:kind, :subject, cast(:detail as jsonb), :now, :now, :times)
            on conflict (kind, subject) where closed_at is null do update set
              last_seen_at = greatest(alarm.last_seen_at, excluded.last_seen_at), detail = excluded.detail,
              occurrences = alarm.occurrences + excluded.occurrences
            """)
        .bind("kind", key.kind())
        .bind("subject", key.subject())
        .bind("detail", detail)
        .bind("times", times)
        .bind("now", now)
        .execute();
  }

  static void close(Handle handle, AlarmKey key, Instant now) {
    handle
        .createUpdate(
            """
            update alarm set closed_at = :now where kind = :kind and subject = :subject and closed_at is null
            """)
        .bind("kind", key.kind())
        .bind("subject", key.subject())
        .bind("now", now)
        .execute();
  }

  static List<Row> page(Handle handle, boolean onlyOpen, PageRequest page) {
    return handle
        .createQuery(
            """
            select <columns> from alarm
            where closed_at is null or not :onlyOpen
            order by closed_at is not null, last_seen_at desc, id desc limit :size offset :offset
            """)
        .define("columns", COLUMNS)
        .bind("onlyOpen", onlyOpen)
        .bind("size", page.size())
        .bind("offset", page.offset())
        .map(ConstructorMapper.of(Row.class))
        .list();
  }

  static long count(Handle handle, boolean onlyOpen) {
    return handle
        .createQuery("select count(*) from alarm where closed_at is null or not :onlyOpen")
        .bind("onlyOpen", onlyOpen)
        .mapTo(Long.class)
        .one();
  }

  /** The first to acknowledge it stays the one. */
  static Optional<Row> acknowledge(Handle handle, long id, String by, Instant now) {
    return handle
        .createQuery(
            """
            update alarm set acknowledged_at = coalesce(acknowledged_at, :now),
              acknowledged_by = coalesce(acknowledged_by, :by)
            where id = :id returning <columns>
            """)
        .define("columns", COLUMNS)
        .bind("id", id)
        .bind("by", by)
        .bind("now", now)
        .map(ConstructorMapper.of(Row.class))
        .findOne();
  }
}

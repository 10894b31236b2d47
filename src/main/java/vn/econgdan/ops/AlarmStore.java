package vn.econgdan.ops;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.identity.Listing;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;

/** Rows of alarms: one open one a kind and subject. */
final class AlarmStore {
  private static final String COLUMNS =
      """
      id, kind, subject, ward_code, cast(detail as text) as detail, opened_at, last_seen_at, occurrences,
        acknowledged_at, acknowledged_by, closed_at, closed_by""";

  private static final Listing<Row> LIST =
      new Listing<>(
          COLUMNS,
          "alarm",
          "",
          """
          (cast(:ward as text) is null or ward_code = :ward)
            and (closed_at is null or not :onlyOpen)
            and (cast(:acknowledged as boolean) is null or (acknowledged_at is not null) = :acknowledged)
            and (cast(:text as text) is null or strpos(fold(kind || ' ' || subject), :text) > 0)
          """,
          new SortColumns(
              Map.of(
                  "kind", "kind",
                  "subject", "subject",
                  "openedAt", "opened_at",
                  "lastSeenAt", "last_seen_at",
                  "occurrences", "occurrences"),
              "closed_at is not null, last_seen_at desc, id desc"),
          ConstructorMapper.of(Row.class));

  private static final String OWN = "(cast(:ward as text) is null or ward_code = :ward)";

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

  /** Whose alarm it is: a send's and an account's belong to their ward, all others to none. */
  private static final String WARD =
      """
      coalesce((select ward_code from planned_send where id = :send),
        (select ward_code from account where id = :account))""";

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
              insert into alarm (kind, subject, ward_code, detail, opened_at, last_seen_at, occurrences)
              values (:kind, :subject, <ward>, cast(:detail as jsonb), :now, :now, :times)
              on conflict (kind, subject) where closed_at is null do update set
                last_seen_at = greatest(alarm.last_seen_at, excluded.last_seen_at), detail = excluded.detail,
                occurrences = alarm.occurrences + excluded.occurrences
              -- a row that no other transaction touched before is a new one
              returning id, alarm.xmax = 0 as opened)
            insert into alarm_event (alarm_id, event, at, next_try_at)
            select id, 'OPENED', :now, :now from raised where opened and :told
            """)
        .define("ward", WARD)
        .bind("send", raised.key().numberOf("send").orElse(null))
        .bind("account", raised.key().numberOf("account").orElse(null))
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

  static Page<Row> page(Handle handle, AlarmFilter filter, ListRequest wanted) {
    Map<String, Object> bound = new HashMap<>();
    bound.put("ward", filter.ward());
    bound.put("onlyOpen", filter.onlyOpen());
    bound.put("acknowledged", filter.acknowledged());
    return LIST.page(handle, wanted, bound);
  }

  /** The first to acknowledge it stays the one, and only he is told of. */
  static Optional<Row> acknowledge(Handle handle, long id, Act act) {
    handle
        .createUpdate(
            """
            with seen as (
              update alarm set acknowledged_at = :now, acknowledged_by = :by
              where id = :id and acknowledged_at is null and <own> returning id, kind)
            insert into alarm_event (alarm_id, event, at, next_try_at)
            select id, 'ACKNOWLEDGED', :now, :now from seen where :told and kind <> :untold
            """)
        .define("own", OWN)
        .bind("ward", act.ward())
        .bind("id", id)
        .bind("by", act.by())
        .bind("now", act.now())
        .bind("told", act.told())
        .bind("untold", AlarmWebhook.KIND)
        .execute();
    return find(handle, id, act.ward());
  }

  /** The same for its end, when a person says it. */
  static Optional<Row> close(Handle handle, long id, Act act) {
    handle
        .createUpdate(
            """
            with closed as (
              update alarm set closed_at = :now, closed_by = :by
              where id = :id and closed_at is null and <own> returning id, kind)
            insert into alarm_event (alarm_id, event, at, next_try_at)
            select id, 'CLOSED', :now, :now from closed where :told and kind <> :untold
            """)
        .define("own", OWN)
        .bind("ward", act.ward())
        .bind("id", id)
        .bind("by", act.by())
        .bind("now", act.now())
        .bind("told", act.told())
        .bind("untold", AlarmWebhook.KIND)
        .execute();
    return find(handle, id, act.ward());
  }

  /**
   * Who acts on an alarm, for which ward (null: for all), when, and whether a webhook is to hear of
   * it.
   */
  record Act(String by, String ward, Instant now, boolean told) {}

  private static Optional<Row> find(Handle handle, long id, String ward) {
    return handle
        .createQuery("select <columns> from alarm where id = :id and <own>")
        .define("own", OWN)
        .bind("ward", ward)
        .define("columns", COLUMNS)
        .bind("id", id)
        .map(ConstructorMapper.of(Row.class))
        .findOne();
  }
}

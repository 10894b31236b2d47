package vn.econgdan.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.kernel.WardCode;

/** Sends that are held, and what a restore holds. */
final class HeldStore {
  /** Why a restore holds a send. */
  static final String RESTORED = "RESTORED";

  /**
   * Half of all references: a receipt for what left after the backup was taken names none that is
   * given from now on.
   */
  private static final int HALF = 32_768;

  private HeldStore() {}

  /** A held send as a decision needs it. */
  public record Row(long id, long noticeId, String heldFrom) {}

  /** Whether the sends of this backup were held before. */
  static boolean isRemembered(Handle handle, RestoredBackup backup) {
    return handle
        .createQuery("select exists (select 1 from restored_backup where id = :id)")
        .bind("id", backup.id())
        .mapTo(Boolean.class)
        .one();
  }

  static void remember(Handle handle, RestoredBackup backup, Instant now, int sends) {
    handle
        .createUpdate(
            """
            insert into restored_backup (id, taken_at, held_at, held_sends)
            values (:id, :takenAt, :now, :sends)
            """)
        .bind("id", backup.id())
        .bind("takenAt", backup.takenAt())
        .bind("now", now)
        .bind("sends", sends)
        .execute();
  }

  /**
   * Holds every send that was not finished when the backup was taken, also one that is due later:
   * it may have been cancelled since, or moved forward and sent. Returns their notices. One whose
   * preparation was only ordered is planned anew when released.
   */
  static List<Long> hold(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            update planned_send set state = 'HELD', held_at = :now, held_reason = :reason, released_at = null,
              held_from = case state when 'DUE' then 'PLANNED' else state end
            where state in ('PLANNED', 'DUE', 'PREPARING', 'SENDING', 'PAUSED')
            returning notice_id
            """)
        .bind("now", now)
        .bind("reason", RESTORED)
        .mapTo(Long.class)
        .list();
  }

  /** New references for whatever leaves from now on, also to numbers that had none yet. */
  static void renumber(Handle handle) {
    handle
        .createQuery("select max(nextval('message_reference')) from generate_series(1, :half)")
        .bind("half", HALF)
        .mapTo(Long.class)
        .one();
    handle
        .createUpdate(
            """
            update send_part t set reference = (t.reference + :half) % 65536
            from planned_send p where p.state = 'HELD' and t.planned_send_id = p.id
            """)
        .bind("half", HALF)
        .execute();
    handle
        .createUpdate(
            """
            update segment s set reference = (s.reference + :half) % 65536
            from planned_send p
            where p.state = 'HELD' and s.send_month = p.send_month and s.planned_send_id = p.id and s.closed is null
            """
                + UnsentPart.CONDITION)
        .bind("half", HALF)
        .execute();
  }

  /** How many a restore holds. */
  static int restored(Handle handle) {
    return handle
        .createQuery(
            "select count(*) from planned_send where state = 'HELD' and held_reason = :reason")
        .bind("reason", RESTORED)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * @param ward only its sends; empty for all
   */
  static List<Row> all(Handle handle, Optional<WardCode> ward) {
    return handle
        .createQuery(
            """
            select id, notice_id, coalesce(held_from, 'SENDING') as held_from from planned_send
            where state = 'HELD' and (cast(:ward as text) is null or ward_code = :ward) order by id
            """)
        .bind("ward", ward.map(WardCode::code).orElse(null))
        .map(ConstructorMapper.of(Row.class))
        .list();
  }

  /** False for one that is held no more, that is not what was approved, or whose time is over. */
  static boolean release(Handle handle, long send, Instant now) {
    return handle
            .createUpdate(
                """
                update planned_send set state = held_from, released_at = :now
                where id = :send and state = 'HELD' and held_reason = :reason and valid_until > :now
                """)
            .bind("send", send)
            .bind("reason", RESTORED)
            .bind("now", now)
            .execute()
        == 1;
  }

  static boolean isHeld(Handle handle, long send) {
    return handle
        .createQuery("select state = 'HELD' from planned_send where id = :send for update")
        .bind("send", send)
        .mapTo(Boolean.class)
        .one();
  }

  /** What is about to leave is not what was signed. */
  static void tampered(Handle handle, long send, String reason, Instant now) {
    handle
        .createUpdate(
            """
            update planned_send set state = 'HELD', held_at = :now, held_reason = :reason, held_from = null
            where id = :send
            """)
        .bind("send", send)
        .bind("reason", reason)
        .bind("now", now)
        .execute();
  }
}

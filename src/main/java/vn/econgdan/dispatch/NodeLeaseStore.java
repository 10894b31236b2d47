package vn.econgdan.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Rows of {@code incarnation}. */
final class NodeLeaseStore {
  private NodeLeaseStore() {}

  static long begin(Handle handle, String node, Instant now, Duration lease) {
    return handle
        .createQuery(
            """
            insert into incarnation (node, started_at, lease_until) values (:node, :now, :until)
            returning id
            """)
        .bind("node", node)
        .bind("now", now)
        .bind("until", now.plus(lease))
        .mapTo(Long.class)
        .one();
  }

  /** False when it ended or its lease ran out, even if nobody has noticed yet. */
  static boolean renew(Handle handle, long id, Instant now, Instant until) {
    return handle
            .createUpdate(
                """
                update incarnation set lease_until = :until
                where id = :id and ended_at is null and lease_until > :now
                """)
            .bind("id", id)
            .bind("now", now)
            .bind("until", until)
            .execute()
        == 1;
  }

  static void end(Handle handle, long id, Instant now) {
    handle
        .createUpdate("update incarnation set ended_at = :now where id = :id and ended_at is null")
        .bind("id", id)
        .bind("now", now)
        .execute();
  }

  /** Ends all of a node; returns how many had not ended. */
  static int endOf(Handle handle, String node, Instant now) {
    return handle
        .createUpdate(
            "update incarnation set ended_at = :now where node = :node and ended_at is null")
        .bind("node", node)
        .bind("now", now)
        .execute();
  }

  /** Ends those whose lease ran out. */
  static void endExpired(Handle handle, Instant now) {
    handle
        .createUpdate(
            """
            update incarnation set ended_at = :now
            where ended_at is null and lease_until <= :now
            """)
        .bind("now", now)
        .execute();
  }

  /** How many processes share the work at this moment. */
  static int alive(Handle handle, Instant now) {
    return handle
        .createQuery(
            "select count(*) from incarnation where ended_at is null and lease_until > :now")
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }
}

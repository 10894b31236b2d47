package vn.econgdan.app.edge;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Answers kept under their Idempotency-Key, in the transaction of the act itself. */
final class IdempotencyStore {
  /** An answer, and the hash of the request it was given to. */
  record Kept(String requestHash, int status, String contentType, byte[] content) {}

  private IdempotencyStore() {}

  /** False while another transaction works under the same key. Held until this one ends. */
  static boolean lock(Handle handle, long account, String key) {
    return handle
        .createQuery(
            "select pg_try_advisory_xact_lock(hashtextextended('idempotency:' || :account || ':' || :key, 0))")
        .bind("account", Long.toString(account))
        .bind("key", key)
        .mapTo(Boolean.class)
        .one();
  }

  static void forgetBefore(Handle handle, long account, String key, Instant limit) {
    handle
        .createUpdate(
            """
            delete from idempotency_key
            where account_id = :account and key = :key and created_at < :limit
            """)
        .bind("account", account)
        .bind("key", key)
        .bind("limit", limit)
        .execute();
  }

  static Optional<Kept> find(Handle handle, long account, String key) {
    return handle
        .createQuery(
            """
            select request_hash, status, content_type, body
            from idempotency_key where account_id = :account and key = :key
            """)
        .bind("account", account)
        .bind("key", key)
        .map(
            (row, context) ->
                new Kept(
                    row.getString("request_hash"),
                    row.getInt("status"),
                    row.getString("content_type"),
                    row.getBytes("body")))
        .findOne();
  }

  static void keep(Handle handle, long account, String key, Kept kept, Instant now) {
    handle
        .createUpdate(
            """
            insert into idempotency_key (account_id, key, request_hash, status, content_type, body, created_at)
            values (:account, :key, :hash, :status, :contentType, :content, :now)
            """)
        .bind("account", account)
        .bind("key", key)
        .bind("hash", kept.requestHash())
        .bind("status", kept.status())
        .bind("contentType", kept.contentType())
        .bind("content", kept.content())
        .bind("now", now)
        .execute();
  }
}

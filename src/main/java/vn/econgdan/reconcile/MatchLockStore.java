package vn.econgdan.reconcile;

import org.jdbi.v3.core.Handle;

/**
 * One match of a month at a time, over all nodes. A lock of the session, since the transaction's
 * view of the database must begin after the lock is had; it ends with the connection.
 */
final class MatchLockStore {
  private static final String KEY = "hashtext('econgdan.match'), hashtext(:subject)";

  private MatchLockStore() {}

  static void lock(Handle handle, MatchMonth month) {
    handle
        .createQuery("select pg_advisory_lock(" + KEY + ") is null")
        .bind("subject", month.subject())
        .mapTo(Boolean.class)
        .one();
  }

  static boolean tryLock(Handle handle, MatchMonth month) {
    return handle
        .createQuery("select pg_try_advisory_lock(" + KEY + ")")
        .bind("subject", month.subject())
        .mapTo(Boolean.class)
        .one();
  }

  static void unlock(Handle handle, MatchMonth month) {
    if (!handle.isClosed() && !isBroken(handle)) {
      handle
          .createQuery("select pg_advisory_unlock(" + KEY + ")")
          .bind("subject", month.subject())
          .mapTo(Boolean.class)
          .one();
    }
  }

  /** The lock of a lost connection is gone with it; what broke it is the failure to tell. */
  private static boolean isBroken(Handle handle) {
    try {
      return !handle.getConnection().isValid(5);
    } catch (java.sql.SQLException e) {
      return true;
    }
  }
}

package vn.econgdan.app.recordsfolder;

import org.jdbi.v3.core.Handle;

/** The turn at the carrier's folder, as a lock of a session. */
final class FolderPollLockStore {
  private FolderPollLockStore() {}

  static boolean take(Handle session) {
    return session
        .createQuery("select pg_try_advisory_lock(hashtext('econgdan.carrier_folder'))")
        .mapTo(Boolean.class)
        .one();
  }

  static void give(Handle session) {
    session
        .createQuery("select pg_advisory_unlock(hashtext('econgdan.carrier_folder'))")
        .mapTo(Boolean.class)
        .one();
  }
}

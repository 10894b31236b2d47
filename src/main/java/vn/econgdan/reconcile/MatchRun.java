package vn.econgdan.reconcile;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import vn.econgdan.kernel.BusinessClock;

/**
 * Matches one month as a whole: one transaction that sees one moment of both sides, one at a time
 * for a month over all nodes. A process that dies in the middle leaves what was there before.
 */
record MatchRun(Jdbi worker, BusinessClock clock) {

  /** In a transaction of its own, also inside another one of this thread. */
  void match(MatchMonth month) {
    try (Handle handle = worker.open()) {
      MatchLockStore.lock(handle, month);
      try {
        handle.useTransaction(inner -> DifferenceStore.ensureMonth(inner, month));
        handle.useTransaction(
            TransactionIsolationLevel.REPEATABLE_READ, inner -> match(inner, month));
      } finally {
        MatchLockStore.unlock(handle, month);
      }
    }
  }

  private void match(Handle handle, MatchMonth month) {
    MatchStore.prepare(handle);
    Instant now = clock.now();
    if (!MatchStore.hasRecords(handle, month)) {
      StatementStore.remove(handle, month);
      DifferenceStore.remove(handle, month);
      return;
    }
    Agreement agreement = Agreement.published();
    MatchStore.join(handle, month, agreement);
    MatchStore.collectRest(handle, month);
    PairingStore.pair(handle);
    PairingStore.conclude(handle, month, agreement);
    StatementStore.write(handle, month, now);
    StatementStore.check(handle, month);
    DifferenceStore.write(handle, month);
  }
}

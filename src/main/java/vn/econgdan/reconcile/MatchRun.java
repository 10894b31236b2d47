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
      matchLocked(handle, month);
    }
  }

  /** The same for somebody who waits: false, and nothing done, while another match of it runs. */
  boolean matchUnlessRunning(MatchMonth month) {
    try (Handle handle = worker.open()) {
      boolean locked = MatchLockStore.tryLock(handle, month);
      if (locked) {
        matchLocked(handle, month);
      }
      return locked;
    }
  }

  private void matchLocked(Handle handle, MatchMonth month) {
    try {
      handle.useTransaction(inner -> prepareRoom(inner, month));
      handle.useTransaction(
          TransactionIsolationLevel.REPEATABLE_READ, inner -> match(inner, month));
    } finally {
      MatchLockStore.unlock(handle, month);
    }
  }

  /** Only a month with records has differences; nobody makes partitions by asking. */
  private static void prepareRoom(Handle handle, MatchMonth month) {
    if (MatchStore.hasRecords(handle, month)) {
      DifferenceStore.ensureMonth(handle, month);
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
    MatchStore.count(handle, month);
    if (!matchByKnownRepeats(handle, month)) {
      MatchStore.collectRepeats(handle, month);
      pair(handle, month);
    }
    StatementStore.write(handle, month, now);
    StatementStore.check(handle, month);
    DifferenceStore.write(handle, month);
  }

  /**
   * Takes for granted that no key of ours stands twice, which is nearly always so, and asks
   * afterwards: beside a key that the carrier has once, each further attempt of ours makes our side
   * one part longer, and nothing makes the carrier's longer. False, and nothing done, when that was
   * wrong or when the carrier's repeated keys are not known.
   */
  private static boolean matchByKnownRepeats(Handle handle, MatchMonth month) {
    if (!MatchStore.knowsRepeats(handle)) {
      return false;
    }
    MatchStore.collectKnownRepeats(handle);
    pair(handle, month);
    boolean right = StatementStore.addsUp(handle);
    if (!right) {
      MatchStore.startAgain(handle);
    }
    return right;
  }

  private static void pair(Handle handle, MatchMonth month) {
    Agreement agreement = Agreement.published();
    MatchStore.join(handle, month, agreement);
    MatchStore.collectRest(handle, month);
    PairingStore.pair(handle);
    PairingStore.conclude(handle, month, agreement);
  }
}

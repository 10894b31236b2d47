package vn.econgdan.dispatch;

import java.util.Optional;

/** Where a run gets its next parts from. */
interface Claims {

  /** The next parts of the run, behind {@code after}; empty when there is none to be had. */
  Optional<ClaimLot> next(BatchRun run, long after);

  /** This part of the lot now belongs to this run until its outcome is on disk. */
  void handedOut(ClaimStore.Claimed part, ClaimLot lot, BatchRun run);
}

package vn.econgdan.dispatch;

import java.util.List;

/** Where a run gets its next parts from. */
interface Claims {

  /** The next parts of the run, behind {@code after}; empty when there is none to be had. */
  List<ClaimStore.Claimed> next(BatchRun run, long after);

  /** This part now belongs to this run until its outcome is on disk. */
  void handedOut(ClaimStore.Claimed claim, BatchRun run);
}

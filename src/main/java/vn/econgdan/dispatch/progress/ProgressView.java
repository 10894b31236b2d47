package vn.econgdan.dispatch.progress;

import java.time.Instant;
import vn.econgdan.kernel.Sentence;

/**
 * Where a notice stands, in people and in parts (CONTRACT 4): every part in exactly one counter,
 * and the counters add up to {@code partsTotal}.
 */
public record ProgressView(
    String state,
    People people,
    Parts parts,
    long partsTotal,
    long possibleDoubles,
    Instant startedAt,
    Instant lastAt,
    Sentence stateReason) {

  /** With what was said when it was paused, stopped or cancelled; null for nothing. */
  ProgressView because(Sentence reason) {
    return new ProgressView(
        state, people, parts, partsTotal, possibleDoubles, startedAt, lastAt, reason);
  }

  /** Recipients; each in exactly one of the four behind {@code total}. */
  public record People(long total, long reached, long waiting, long notReached, long unknown) {}

  /** Parts by state; {@code prepared} counts PREPARED and CLAIMED. */
  public record Parts(
      long prepared,
      long submitted,
      long inDoubt,
      long networkConfirmed,
      long delivered,
      long undelivered,
      long expired,
      long refused,
      long lapsed,
      long unknown,
      long suppressed) {}
}

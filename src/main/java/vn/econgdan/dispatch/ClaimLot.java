package vn.econgdan.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Parts of a batch in one incarnation's hand: one row of {@code claim}. It is open until the
 * outcome of each of its parts is on disk.
 */
final class ClaimLot {
  private final Key key;
  private final long incarnation;
  private final Instant claimedAt;
  private final List<ClaimStore.Claimed> parts;
  private final AtomicInteger unrecorded;

  /** How the row is found. */
  record Key(long id, long batchId, int lotNo) {}

  ClaimLot(Key key, long incarnation, Instant claimedAt, List<ClaimStore.Claimed> parts) {
    this.key = key;
    this.incarnation = incarnation;
    this.claimedAt = claimedAt;
    this.parts = List.copyOf(parts);
    this.unrecorded = new AtomicInteger(parts.size());
  }

  Key key() {
    return key;
  }

  long incarnation() {
    return incarnation;
  }

  Instant claimedAt() {
    return claimedAt;
  }

  List<ClaimStore.Claimed> parts() {
    return parts;
  }

  /** How many of its parts have no outcome on disk. */
  int unrecorded() {
    return unrecorded.get();
  }

  /** The outcome of one of its parts is on disk. */
  void recorded() {
    unrecorded.decrementAndGet();
  }
}

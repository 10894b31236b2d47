package vn.econgdan.dispatch;

import java.time.Duration;
import java.util.Optional;

/** A part this node claimed, until its outcome is on disk, with what is known of it meanwhile. */
final class PartInHand {
  private final BatchRun run;
  private final int memberNo;
  private final long incarnation;
  private volatile long askedAtNanos;
  private volatile boolean heldBack;
  private volatile String recipientGone;

  PartInHand(BatchRun run, ClaimStore.Claimed claim) {
    this.run = run;
    this.memberNo = claim.memberNo();
    this.incarnation = claim.incarnation();
    this.askedAtNanos = run.openedAtNanos();
  }

  BatchRun run() {
    return run;
  }

  /** The recipient, in his send. */
  int memberNo() {
    return memberNo;
  }

  long incarnation() {
    return incarnation;
  }

  /** The database was asked then, and knew no reason against. */
  void mayLeaveAsOf(long nanos) {
    askedAtNanos = nanos;
  }

  /** It must not leave in this run. */
  void holdBack() {
    heldBack = true;
  }

  /** It must never leave, for this reason. */
  void withhold(String reason) {
    recipientGone = reason;
    heldBack = true;
  }

  /** Why it must never leave. */
  Optional<String> recipientGone() {
    return Optional.ofNullable(recipientGone);
  }

  boolean isHeldBack() {
    return heldBack;
  }

  /** Whether the database was asked about it no longer than {@code age} ago. */
  boolean isKnownWithin(Duration age) {
    return System.nanoTime() - askedAtNanos <= age.toNanos();
  }
}

package vn.econgdan.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A part this node claimed, with what is known of it: until its outcome is on disk it is exposed,
 * and for a while afterwards it is remembered for its receipt.
 */
final class PartInHand {
  private final BatchRun run;
  private final ClaimLot lot;
  private final ClaimStore.Claimed claim;
  private final String carrier;
  private final AtomicReference<Answer> answer = new AtomicReference<>();
  private volatile long askedAtNanos;
  private volatile boolean heldBack;
  private volatile String recipientGone;
  private volatile boolean recorded;

  /**
   * What came of its submit.
   *
   * @param carrierKey of the carrier's id; null without
   */
  record Answer(SubmitOutcome outcome, AttemptUpdate update, String carrierKey, Instant at) {}

  PartInHand(BatchRun run, ClaimLot lot, ClaimStore.Claimed claim, String carrier) {
    this.run = run;
    this.lot = lot;
    this.claim = claim;
    this.carrier = carrier;
    this.askedAtNanos = run.openedAtNanos();
  }

  BatchRun run() {
    return run;
  }

  ClaimLot lot() {
    return lot;
  }

  /** The recipient, in his send. */
  int memberNo() {
    return claim.memberNo();
  }

  String msisdn() {
    return claim.msisdn();
  }

  int reference() {
    return claim.reference();
  }

  YearMonth month() {
    return YearMonth.from(run.batch().sendMonth());
  }

  long segmentId() {
    return claim.segmentId();
  }

  int attemptNo() {
    return claim.attemptNo();
  }

  long incarnation() {
    return lot.incarnation();
  }

  /** Takes the first answer; false for any further one. */
  boolean answered(Answer first) {
    return answer.compareAndSet(null, first);
  }

  /** What came of its submit; null while nobody knows. */
  Answer answer() {
    return answer.get();
  }

  /** Its answer is on disk, or that there will be none. */
  void setRecorded() {
    recorded = true;
  }

  boolean isRecorded() {
    return recorded;
  }

  /**
   * The attempt with all that is known of it, without its price; what was not answered yet stands
   * in doubt.
   */
  AttemptRecord attempt() {
    Answer known = answer.get();
    String state = known == null ? "IN_DOUBT" : known.update().state();
    boolean inDoubt = state.equals("IN_DOUBT");
    return new AttemptRecord(
        month(),
        claim.segmentId(),
        claim.attemptNo(),
        run.batch().wardCode(),
        lot.key().id(),
        state,
        carrier,
        known == null ? null : known.update().carrierId().orElse(null),
        known == null ? null : known.carrierKey(),
        claim.msisdn(),
        claim.reference(),
        known == null ? null : known.update().commandStatus().orElse(null),
        null,
        claim.possibleDouble(),
        lot.claimedAt(),
        inDoubt ? null : known.at(),
        state.equals("REFUSED") ? known.at() : null);
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

package vn.econgdan.dispatch;

import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Phaser;

/**
 * One batch on its way through a bind: hands out its parts claim by claim, never more than may be
 * exposed, and knows when the outcome of each is on disk.
 *
 * <p>Camel's split asks {@code hasNext} between taking a part and sending it on, so that question
 * must neither wait nor fail: the part taken would be held back, or lost. Claiming is done by
 * {@code next}, which answers {@code null} at the end; the split passes over it.
 */
public final class BatchRun implements Iterator<SubmitPart> {
  /** What an order that is void comes to: no parts, nothing to finish. */
  static final BatchRun VOID = new BatchRun(null, "", List.of(), null, 0);

  private final BatchStore.Open batch;
  private final String link;
  private final List<PartOctets> octets;
  private final Claims claims;
  private final long openedAtNanos;
  private final Queue<SubmitPart> claimed = new ArrayDeque<>();
  private final Phaser unrecorded = new Phaser(1);
  private boolean exhausted;
  private long after;
  private volatile Long doubtful;

  /**
   * @param openedAtNanos before the database was asked who of the batch may get his parts
   */
  BatchRun(
      BatchStore.Open batch,
      String link,
      List<PartOctets> octets,
      Claims claims,
      long openedAtNanos) {
    this.batch = batch;
    this.link = link;
    this.octets = octets;
    this.claims = claims;
    this.openedAtNanos = openedAtNanos;
  }

  /** Whether it is worth asking for another part. */
  @Override
  public boolean hasNext() {
    return this != VOID && !exhausted;
  }

  /**
   * Waits until more may be exposed, then claims; {@code null} when nothing of this batch is left
   * to claim, or not now.
   */
  @Override
  public SubmitPart next() {
    if (claimed.isEmpty() && !exhausted) {
      refill();
    }
    return claimed.poll();
  }

  private void refill() {
    Optional<ClaimLot> lot = claims.next(this, after);
    exhausted = lot.isEmpty();
    lot.ifPresent(this::take);
  }

  private void take(ClaimLot lot) {
    unrecorded.bulkRegister(lot.parts().size());
    for (ClaimStore.Claimed part : lot.parts()) {
      claims.handedOut(part, lot, this);
      claimed.add(submitPart(part));
      after = part.segmentId();
    }
  }

  private SubmitPart submitPart(ClaimStore.Claimed part) {
    PartOctets text = octets.get(part.partNo() - 1);
    return new SubmitPart(
        YearMonth.from(batch.sendMonth()),
        part.segmentId(),
        part.attemptNo(),
        part.msisdn().substring(1),
        text.octets(),
        text.udh(),
        text.dataCoding(),
        part.reference(),
        batch.validUntil());
  }

  /** The bind these parts leave over. */
  public String link() {
    return link;
  }

  BatchStore.Open batch() {
    return batch;
  }

  long openedAtNanos() {
    return openedAtNanos;
  }

  /** A claim of this incarnation failed, and nobody knows whether it was committed. */
  void doubt(long incarnation) {
    doubtful = incarnation;
  }

  /** The incarnation whose claim failed. */
  Optional<Long> doubtful() {
    return Optional.ofNullable(doubtful);
  }

  /** The outcome of one part is on disk. */
  void recorded() {
    unrecorded.arriveAndDeregister();
  }

  /** Blocks until the outcome of each part that was handed out is on disk. */
  void awaitRecorded() {
    unrecorded.arriveAndAwaitAdvance();
  }
}

package vn.econgdan.dispatch;

import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Phaser;

/**
 * One batch on its way through a bind: hands out its parts claim by claim, never more than may be
 * exposed, and knows when the outcome of each is on disk.
 */
public final class BatchRun implements Iterator<SubmitPart> {
  /** What an order that is void comes to: no parts, nothing to finish. */
  static final BatchRun VOID = new BatchRun(null, "", List.of(), null);

  private final BatchStore.Open batch;
  private final String link;
  private final List<PartOctets> octets;
  private final Claims claims;
  private final Queue<SubmitPart> claimed = new ArrayDeque<>();
  private final Phaser unrecorded = new Phaser(1);
  private long after;
  private boolean over;

  BatchRun(BatchStore.Open batch, String link, List<PartOctets> octets, Claims claims) {
    this.batch = batch;
    this.link = link;
    this.octets = octets;
    this.claims = claims;
  }

  /**
   * Waits until more may be exposed, then claims; false when nothing of this batch is left to
   * claim.
   */
  @Override
  public boolean hasNext() {
    if (claimed.isEmpty() && !over && this != VOID) {
      refill();
    }
    return !claimed.isEmpty();
  }

  @Override
  public SubmitPart next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the batch has no part left");
    }
    return claimed.remove();
  }

  private void refill() {
    List<ClaimStore.Claimed> lot = claims.next(this, after);
    over = lot.isEmpty();
    unrecorded.bulkRegister(lot.size());
    for (ClaimStore.Claimed claim : lot) {
      claims.handedOut(claim, this);
      claimed.add(submitPart(claim));
      after = claim.segmentId();
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

  /** The outcome of one part is on disk. */
  void recorded() {
    unrecorded.arriveAndDeregister();
  }

  /** Blocks until the outcome of each part that was handed out is on disk. */
  void awaitRecorded() {
    unrecorded.arriveAndAwaitAdvance();
  }
}

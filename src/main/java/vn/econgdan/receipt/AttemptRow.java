package vn.econgdan.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.ToLongFunction;

/** What a receipt may change of an attempt. */
public record AttemptRow(
    LocalDate sendMonth,
    long segmentId,
    int attemptNo,
    String state,
    String carrierId,
    String carrierKey,
    Long rateE4,
    Instant claimedAt,
    Instant finalAt) {

  AttemptRef ref() {
    return new AttemptRef(sendMonth, segmentId, attemptNo);
  }

  /**
   * After this receipt. That there is one proves that the carrier took the part: it gets its id
   * when the answer was lost, and the price of the time it left at.
   */
  AttemptRow after(OpenReceipt receipt, ToLongFunction<Instant> price) {
    String next = AttemptAdvance.after(state, receipt.state());
    boolean nameless = carrierKey == null && receipt.carrierKey() != null;
    boolean justFinal = AttemptAdvance.isFinal(next) && finalAt == null;
    return new AttemptRow(
        sendMonth,
        segmentId,
        attemptNo,
        next,
        nameless ? receipt.carrierId() : carrierId,
        nameless ? receipt.carrierKey() : carrierKey,
        rateE4 == null ? Long.valueOf(price.applyAsLong(claimedAt)) : rateE4,
        claimedAt,
        justFinal ? receipt.receivedAt() : finalAt);
  }
}

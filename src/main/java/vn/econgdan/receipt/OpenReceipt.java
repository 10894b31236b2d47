package vn.econgdan.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A receipt that waits for its attempt, and the attempt it seems to speak of; no attempt is known
 * when {@code through} is null.
 *
 * @param carrierKey its id in the form of the answer's, as far as that can be known
 * @param through CARRIER_ID or REFERENCE
 */
public record OpenReceipt(
    long id,
    LocalDate receivedMonth,
    String carrierId,
    String carrierKey,
    ReceiptState state,
    Instant receivedAt,
    int tries,
    String through,
    LocalDate sendMonth,
    Long segmentId,
    Integer attemptNo) {

  Optional<AttemptRef> attempt() {
    return through == null
        ? Optional.empty()
        : Optional.of(new AttemptRef(sendMonth, segmentId, attemptNo));
  }
}

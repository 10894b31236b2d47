package vn.econgdan.dispatch;

import java.time.Instant;
import java.time.YearMonth;

/**
 * An attempt with all that is known of it, as it is written: complete, once (ADR 0018).
 *
 * @param month the send month, part of every key
 * @param claimId the lot it was claimed in
 * @param state as the answer or the receipt has it; in the table it only moves forward
 * @param carrierId as the carrier gave it; null without
 * @param carrierKey the form of it by which receipts are found
 * @param msisdn the recipient, E.164
 * @param reference user_message_reference (TLV 0x0204)
 * @param commandStatus of a negative answer; null without
 * @param rateE4 price of the part in 1/10.000 đ; null when the carrier did not take it
 * @param possibleDouble an earlier attempt at this part may have left as well
 * @param answeredAt null without an answer
 * @param finalAt null unless the state is final
 */
public record AttemptRecord(
    YearMonth month,
    long segmentId,
    int attemptNo,
    String wardCode,
    long claimId,
    String state,
    String carrier,
    String carrierId,
    String carrierKey,
    String msisdn,
    int reference,
    Integer commandStatus,
    Long rateE4,
    boolean possibleDouble,
    Instant claimedAt,
    Instant answeredAt,
    Instant finalAt) {

  /** The same attempt in another state, with its price. */
  public AttemptRecord in(String nextState, Long price, Instant nextFinalAt) {
    return new AttemptRecord(
        month,
        segmentId,
        attemptNo,
        wardCode,
        claimId,
        nextState,
        carrier,
        carrierId,
        carrierKey,
        msisdn,
        reference,
        commandStatus,
        price,
        possibleDouble,
        claimedAt,
        answeredAt,
        nextFinalAt);
  }

  /** The same attempt under the id that a receipt gave it, unless its answer named one. */
  public AttemptRecord named(String id, String key) {
    if (carrierKey != null || key == null) {
      return this;
    }
    return new AttemptRecord(
        month,
        segmentId,
        attemptNo,
        wardCode,
        claimId,
        state,
        carrier,
        id,
        key,
        msisdn,
        reference,
        commandStatus,
        rateE4,
        possibleDouble,
        claimedAt,
        answeredAt,
        finalAt);
  }

  /** The key only: number and id never reach a log line. */
  @Override
  public String toString() {
    return "attempt " + month + "." + segmentId + "." + attemptNo + " " + state;
  }
}

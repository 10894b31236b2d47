package vn.econgdan.dispatch;

import java.time.Instant;
import java.time.YearMonth;

/**
 * One part as it leaves: exactly the octets that were approved (DESIGN 4.4).
 *
 * @param month the send month, part of every key
 * @param segmentId the part within its month
 * @param attempt 1, 2, …: a resend is a new attempt with the same octets
 * @param msisdn the destination's digits, {@code 84…}
 * @param octets the short_message, user data header included; at most 160
 * @param udh whether the octets start with a user data header
 * @param dataCoding 0 (unpacked GSM 03.38) or 8 (UCS-2)
 * @param userMessageReference 0..65535, comes back in receipts (TLV 0x0204)
 * @param validUntil after this the carrier must not deliver any more
 */
public record SubmitPart(
    YearMonth month,
    long segmentId,
    int attempt,
    String msisdn,
    byte[] octets,
    boolean udh,
    int dataCoding,
    int userMessageReference,
    Instant validUntil) {

  /** The key only: number and text never reach a log line. */
  @Override
  public String toString() {
    return "part " + month + "/" + segmentId + " attempt " + attempt;
  }
}

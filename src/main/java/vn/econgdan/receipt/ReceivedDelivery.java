package vn.econgdan.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.econgdan.dispatch.DeliverSm;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.receipt.ParsedReceipt.Kind;

/**
 * A delivery as it is stored: the octets, and what was read of them.
 *
 * @param keys under which its attempt may stand, best first
 */
record ReceivedDelivery(
    byte[] octets, ParsedReceipt read, List<String> keys, String recipient, Instant receivedAt) {

  static ReceivedDelivery of(DeliverSm delivered, ReceiptDependencies setup) {
    ParsedReceipt read = ReceiptParser.parse(delivered);
    return new ReceivedDelivery(
        delivered.pdu(),
        read,
        CandidateKeys.of(read.ids(), setup.ids()),
        RecipientNumber.of(delivered).orElse(null),
        setup.clock().now());
  }

  /** Speaks of one of our parts, so that an attempt has to be found for it. */
  boolean isAboutAnAttempt() {
    return read.kind() == Kind.RECEIPT || read.kind() == Kind.INTERMEDIATE;
  }

  /** A progress report is never final, whatever word stands in it. */
  ReceiptState says(ReceiptMeaning meaning) {
    return read.kind() == Kind.INTERMEDIATE
        ? ReceiptState.PENDING
        : ReceiptStates.under(read.state(), meaning);
  }

  LocalDate month() {
    return BusinessClock.month(receivedAt).atDay(1);
  }

  String carrierId() {
    return read.ids().carrierId().orElse(null);
  }

  String carrierKey() {
    return keys.stream().findFirst().orElse(null);
  }
}

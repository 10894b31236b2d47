package vn.econgdan.receipt;

import java.time.Instant;
import java.util.Optional;

/**
 * What could be read of a delivery; everything raw stays raw, and what could not be read is empty.
 *
 * @param kind what it is
 * @param ids how it names the message
 * @param stateWord the carrier's word; TLV 0x0427 before the text
 * @param state what that word says, before the network's meaning is applied
 * @param error err of the text as it came ("000", "21b"), else the TLV's number
 * @param times submitted and done
 * @param submittedParts {@code sub}
 * @param deliveredParts {@code dlvrd}
 * @param text what stands after {@code text:}: words of the message, never to be logged
 */
public record ParsedReceipt(
    Kind kind,
    Ids ids,
    Optional<String> stateWord,
    ReceiptState state,
    Optional<String> error,
    Times times,
    Optional<Integer> submittedParts,
    Optional<Integer> deliveredParts,
    Optional<String> text) {

  /** A receipt, a progress report that is never final, a person's message, or unreadable. */
  public enum Kind {
    RECEIPT,
    INTERMEDIATE,
    MO,
    UNREADABLE
  }

  /**
   * How a receipt names its message, as it came.
   *
   * @param receipted TLV 0x001E, the id of the submit's answer
   * @param text the text's {@code id:}, often in another base
   * @param reference our user_message_reference, TLV 0x0204, 0..65535
   */
  public record Ids(
      Optional<String> receipted, Optional<String> text, Optional<Integer> reference) {

    /** The id to show and store: the TLV's, else the text's. */
    public Optional<String> carrierId() {
      return receipted.or(() -> text);
    }

    boolean isEmpty() {
      return receipted.isEmpty() && text.isEmpty() && reference.isEmpty();
    }
  }

  /** The carrier's clock, read in Asia/Ho_Chi_Minh; empty when it cannot be right. */
  public record Times(Optional<Instant> submitted, Optional<Instant> done) {}

  /** Whether this settles the attempt (under a network's meaning it may still not). */
  public boolean isFinal() {
    return kind == Kind.RECEIPT && state.isFinal();
  }

  /** Without the text. */
  @Override
  public String toString() {
    return kind + " " + stateWord.orElse("-") + " err " + error.orElse("-");
  }
}

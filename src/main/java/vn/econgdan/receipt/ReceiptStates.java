package vn.econgdan.receipt;

import static java.util.Map.entry;
import static vn.econgdan.receipt.ReceiptState.DELIVERED;
import static vn.econgdan.receipt.ReceiptState.EXPIRED;
import static vn.econgdan.receipt.ReceiptState.NETWORK_CONFIRMED;
import static vn.econgdan.receipt.ReceiptState.PENDING;
import static vn.econgdan.receipt.ReceiptState.UNDELIVERED;
import static vn.econgdan.receipt.ReceiptState.UNKNOWN;
import static vn.econgdan.receipt.ReceiptState.UNRECOGNISED;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The one table of receipt words: SMPP 3.4 appendix B and 5.2.28, SMPP 5.0's two additions, and
 * words other carriers are known to use. As of 2026-11-23; a new word is a new line here.
 */
final class ReceiptStates {
  /** message_state (TLV 0x0427), by its value. */
  private static final List<String> MESSAGE_STATES =
      List.of(
          "SCHEDULED",
          "ENROUTE",
          "DELIVRD",
          "EXPIRED",
          "DELETED",
          "UNDELIV",
          "ACCEPTD",
          "UNKNOWN",
          "REJECTD",
          "SKIPPED");

  private static final Map<String, ReceiptState> WORDS =
      Map.ofEntries(
          entry("DELIVRD", DELIVERED),
          entry("DELIVERED", DELIVERED),
          entry("EXPIRED", EXPIRED),
          entry("UNDELIV", UNDELIVERED),
          entry("UNDELIVERABLE", UNDELIVERED),
          entry("UNDELIVERED", UNDELIVERED),
          entry("DELETED", UNDELIVERED),
          // the carrier took it and gave it up later: not the REFUSED of a submit's answer
          entry("REJECTD", UNDELIVERED),
          entry("REJECTED", UNDELIVERED),
          entry("SKIPPED", UNDELIVERED),
          entry("FAILED", UNDELIVERED),
          entry("DND_REJECTED", UNDELIVERED),
          entry("ENROUTE", PENDING),
          entry("SCHEDULED", PENDING),
          entry("ACCEPTD", PENDING),
          entry("ACCEPTED", PENDING),
          entry("BUFFRED", PENDING),
          entry("BUFFERD", PENDING),
          entry("BUFFERED", PENDING),
          entry("ACKED", PENDING),
          entry("UNKNOWN", UNKNOWN));

  private ReceiptStates() {}

  /** What a word says, in any case; {@link ReceiptState#UNRECOGNISED} for an unknown one. */
  public static ReceiptState of(String word) {
    return WORDS.getOrDefault(word.toUpperCase(Locale.ROOT), UNRECOGNISED);
  }

  /** The same on a network whose receipts have this meaning. */
  public static ReceiptState under(ReceiptState state, ReceiptMeaning meaning) {
    boolean weaker = state == DELIVERED && meaning == ReceiptMeaning.NETWORK;
    return weaker ? NETWORK_CONFIRMED : state;
  }

  /** The word for a value of message_state. */
  static Optional<String> word(int messageState) {
    boolean known = messageState >= 0 && messageState < MESSAGE_STATES.size();
    return known ? Optional.of(MESSAGE_STATES.get(messageState)) : Optional.empty();
  }

  static Map<String, ReceiptState> words() {
    return WORDS;
  }

  static boolean knows(String word) {
    return WORDS.containsKey(word.toUpperCase(Locale.ROOT));
  }
}

package vn.econgdan.receipt;

import java.util.Set;

/**
 * The published rule by which a receipt moves its attempt (DESIGN 4.3, CONTRACT 4): only forward,
 * the first final state wins, in doubt and unknown may still become final.
 */
final class AttemptAdvance {
  private static final Set<String> FINAL = Set.of("DELIVERED", "UNDELIVERED", "EXPIRED", "REFUSED");

  private AttemptAdvance() {}

  static boolean isFinal(String state) {
    return FINAL.contains(state);
  }

  /** The state of an attempt in {@code state} after a receipt that says {@code receipt}. */
  static String after(String state, ReceiptState receipt) {
    if (isFinal(state)) {
      return state;
    }
    return switch (receipt) {
      case DELIVERED, UNDELIVERED, EXPIRED, NETWORK_CONFIRMED -> receipt.name();
      // whoever speaks of the message has taken it, even before or without an answer
      case PENDING, UNKNOWN, UNRECOGNISED -> state.equals("IN_DOUBT") ? "SUBMITTED" : state;
    };
  }
}

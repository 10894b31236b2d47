package vn.econgdan.receipt;

import java.util.Map;

/** What a receipt says about its attempt. */
public enum ReceiptState {
  /** On the handset. */
  DELIVERED(true),
  /** A network whose receipts only say "I took it" confirmed it. */
  NETWORK_CONFIRMED(false),
  UNDELIVERED(true),
  /** The carrier's validity ran out. */
  EXPIRED(true),
  /** On its way: another receipt follows. */
  PENDING(false),
  /** The carrier does not know; only its records at the end of the month will. */
  UNKNOWN(false),
  /** A word no table knows: recorded and alarmed, never guessed. */
  UNRECOGNISED(false);

  private final boolean last;

  ReceiptState(boolean last) {
    this.last = last;
  }

  /** Every word the table of receipt words knows, in upper case, and what it says. */
  public static Map<String, ReceiptState> words() {
    return ReceiptStates.words();
  }

  /** Whether no later receipt may change it (CONTRACT 4, final part states). */
  public boolean isFinal() {
    return last;
  }
}

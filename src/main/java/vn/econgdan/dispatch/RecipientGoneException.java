package vn.econgdan.dispatch;

/** A part that was claimed leaves no more: its recipient withdrew, changed his number, moved… */
public final class RecipientGoneException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason as it is written to the part: WITHDRAWN, NUMBER_CHANGED…
   */
  public RecipientGoneException(String reason) {
    super(reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}

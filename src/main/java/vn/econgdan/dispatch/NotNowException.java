package vn.econgdan.dispatch;

/**
 * A part that was claimed must not leave at this moment, for no fault of its own: this process no
 * longer holds the claim, or the carrier's pace could not be asked. It is offered again.
 */
public final class NotNowException extends Exception {
  private static final long serialVersionUID = 1L;

  public NotNowException(String why) {
    super(why);
  }

  NotNowException(String why, Throwable cause) {
    super(why, cause);
  }
}

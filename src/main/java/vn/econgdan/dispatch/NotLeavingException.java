package vn.econgdan.dispatch;

/**
 * A part that was claimed does not leave after all, and is offered again later: this process ends,
 * or could not renew its lease, so that others may already treat its claims as in doubt.
 */
public final class NotLeavingException extends Exception {
  private static final long serialVersionUID = 1L;

  NotLeavingException() {
    super("the program ends, or its lease could not be renewed");
  }
}

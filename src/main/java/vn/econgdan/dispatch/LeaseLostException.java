package vn.econgdan.dispatch;

/** This process could not renew its lease: others may already treat its claims as in doubt. */
public final class LeaseLostException extends Exception {
  private static final long serialVersionUID = 1L;

  LeaseLostException() {
    super("the lease could not be renewed");
  }
}

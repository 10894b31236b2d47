package vn.econgdan.app;

/** Nobody we know: 401. */
final class Unauthenticated extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unauthenticated() {
    super("no valid credentials", null, false, false);
  }
}

package vn.econgdan.app.edge;

/** Nobody we know: 401. */
final class Unauthenticated extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean withKey;

  /**
   * @param withKey he came with an API key
   */
  Unauthenticated(boolean withKey) {
    super("no valid credentials", null, false, false);
    this.withKey = withKey;
  }

  boolean withKey() {
    return withKey;
  }

  String code() {
    return withKey ? "API_KEY_INVALID" : "UNAUTHENTICATED";
  }
}

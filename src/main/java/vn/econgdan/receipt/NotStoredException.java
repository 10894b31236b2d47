package vn.econgdan.receipt;

/** A delivery is not on disk: the carrier is told to bring it again later (DESIGN 4.6). */
public final class NotStoredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotStoredException(String message, Throwable cause) {
    super(message, cause);
  }
}

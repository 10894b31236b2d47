package vn.econgdan.app;

/**
 * Why the program does not start, in one sentence for the operator: English, then Vietnamese. Main
 * prints the message alone, without a stack trace, and exits with 1.
 */
public class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartupException(String english, String vietnamese) {
    super(english + " / " + vietnamese);
  }

  public StartupException(String english, String vietnamese, Throwable cause) {
    super(english + " / " + vietnamese, cause);
  }
}

package vn.econgdan.app.settings;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why the program does not start, in one sentence for the operator: English, then Vietnamese. Main
 * prints the message alone, without a stack trace, and exits with 1.
 */
public class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int DEEPEST_CAUSE = 20;

  /** The reason for the operator behind a failure, however deep a framework wrapped it. */
  public static Optional<StartupException> behind(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .filter(StartupException.class::isInstance)
        .map(StartupException.class::cast)
        .findFirst();
  }

  public StartupException(String english, String vietnamese) {
    super(english + " / " + vietnamese);
  }

  public StartupException(String english, String vietnamese, Throwable cause) {
    super(english + " / " + vietnamese, cause);
  }
}

package vn.econgdan.dispatch;

import java.time.Duration;
import java.util.Optional;

/**
 * What one answer does to its attempt, and when the part may be offered again.
 *
 * @param state the attempt's next state
 * @param carrierId as the carrier gave it
 * @param commandStatus of a negative answer
 * @param again how long to wait before the next attempt; empty when there is none by itself
 */
record AttemptUpdate(
    String state,
    Optional<String> carrierId,
    Optional<Integer> commandStatus,
    Optional<Duration> again) {

  private static final Duration UNKNOWN_STATUS_PAUSE = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int LONGEST_DOUBLING = 6;

  /**
   * @param attempt number of the attempt: each further one pauses longer, so that a carrier in
   *     trouble is not asked every second until the validity ends
   */
  static AttemptUpdate of(CarrierAnswer answer, int attempt) {
    if (answer instanceof CarrierAnswer.Taken taken) {
      return new AttemptUpdate(
          "SUBMITTED", Optional.of(taken.carrierId()), Optional.empty(), Optional.empty());
    }
    if (answer instanceof CarrierAnswer.Refused refused) {
      return refused(refused, attempt);
    }
    if (answer instanceof CarrierAnswer.NotSent unsent) {
      return new AttemptUpdate(
          "RELEASED",
          Optional.empty(),
          Optional.empty(),
          Optional.of(pause(unsent.verdict(), attempt)));
    }
    if (answer instanceof CarrierAnswer.Withheld) {
      return new AttemptUpdate("RELEASED", Optional.empty(), Optional.empty(), Optional.empty());
    }
    return new AttemptUpdate("IN_DOUBT", Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A status that no table knows was still a refusal: offered again later, and alarmed. */
  private static AttemptUpdate refused(CarrierAnswer.Refused refused, int attempt) {
    Optional<Integer> status = Optional.of(refused.status());
    if (refused.verdict().filter(CarrierVerdict.PERMANENT::equals).isPresent()) {
      return new AttemptUpdate("REFUSED", Optional.empty(), status, Optional.empty());
    }
    Duration pause =
        refused.verdict().map(verdict -> pause(verdict, attempt)).orElse(UNKNOWN_STATUS_PAUSE);
    return new AttemptUpdate("RETRY", Optional.empty(), status, Optional.of(pause));
  }

  /** Doubled with each attempt, a minute at most. */
  private static Duration pause(CarrierVerdict verdict, int attempt) {
    int doublings = Math.min(attempt - 1, LONGEST_DOUBLING);
    Duration pause = firstPause(verdict).multipliedBy(1L << doublings);
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static Duration firstPause(CarrierVerdict verdict) {
    return switch (verdict) {
      case THROTTLED, LINK_LOST -> Duration.ofSeconds(1);
      case TEMPORARY -> Duration.ofSeconds(5);
      default -> LONGEST_PAUSE;
    };
  }
}

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

  static AttemptUpdate of(CarrierAnswer answer) {
    if (answer instanceof CarrierAnswer.Taken taken) {
      return new AttemptUpdate(
          "SUBMITTED", Optional.of(taken.carrierId()), Optional.empty(), Optional.empty());
    }
    if (answer instanceof CarrierAnswer.Refused refused) {
      return refused(refused);
    }
    if (answer instanceof CarrierAnswer.NotSent) {
      return new AttemptUpdate(
          "RELEASED", Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(1)));
    }
    return new AttemptUpdate("IN_DOUBT", Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A status that no table knows was still a refusal: offered again later, and alarmed. */
  private static AttemptUpdate refused(CarrierAnswer.Refused refused) {
    Optional<Integer> status = Optional.of(refused.status());
    if (refused.verdict().filter(verdict -> !verdict.retryable()).isPresent()) {
      return new AttemptUpdate("REFUSED", Optional.empty(), status, Optional.empty());
    }
    Duration pause = refused.verdict().map(AttemptUpdate::pause).orElse(UNKNOWN_STATUS_PAUSE);
    return new AttemptUpdate("RETRY", Optional.empty(), status, Optional.of(pause));
  }

  private static Duration pause(CarrierVerdict verdict) {
    return switch (verdict) {
      case THROTTLED, LINK_LOST -> Duration.ofSeconds(1);
      case TEMPORARY -> Duration.ofSeconds(5);
      default -> Duration.ofMinutes(1);
    };
  }
}

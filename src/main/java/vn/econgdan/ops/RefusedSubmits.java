package vn.econgdan.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import vn.econgdan.dispatch.CarrierAnswer;
import vn.econgdan.dispatch.CarrierVerdict;
import vn.econgdan.dispatch.SubmitOutcome;
import vn.econgdan.kernel.BusinessClock;

/** Binds over which the carrier last refused parts for the way we are set up, not for the part. */
final class RefusedSubmits {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final BusinessClock clock;
  private final Map<String, Refusal> byLink = new ConcurrentHashMap<>();

  private record Refusal(int status, Instant at) {}

  RefusedSubmits(BusinessClock clock) {
    this.clock = clock;
  }

  void answered(SubmitOutcome outcome) {
    if (outcome.answer() instanceof CarrierAnswer.Taken) {
      byLink.remove(outcome.link());
    } else if (outcome.answer() instanceof CarrierAnswer.Refused refused
        && refused.verdict().filter(v -> v == CarrierVerdict.CONFIGURATION).isPresent()) {
      byLink.put(outcome.link(), new Refusal(refused.status(), clock.now()));
    }
  }

  /** Command status by bind; what was not repeated for five minutes is over. */
  Map<String, Integer> lately() {
    Instant before = clock.now().minus(REMEMBERED);
    byLink.values().removeIf(refusal -> refusal.at().isBefore(before));
    Map<String, Integer> refused = new TreeMap<>();
    byLink.forEach((link, refusal) -> refused.put(link, refusal.status()));
    return refused;
  }
}

package vn.econgdan.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import vn.econgdan.dispatch.CarrierAnswer;
import vn.econgdan.dispatch.CarrierVerdict;
import vn.econgdan.dispatch.CommandStatuses;
import vn.econgdan.dispatch.SubmitOutcome;

/** Counts and times what comes of submits. Labels are binds, statuses of the table, verdicts. */
final class SubmitMeters {
  private static final Duration[] BUCKETS =
      LongStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Map<String, Timer> latencies = new ConcurrentHashMap<>();
  private final Map<String, Counter> throttles = new ConcurrentHashMap<>();
  private final Map<Answer, Counter> answers = new ConcurrentHashMap<>();

  private record Answer(String bind, String status, String verdict) {}

  SubmitMeters(MeterRegistry registry, List<String> binds) {
    this.registry = registry;
    binds.forEach(this::latency);
    binds.forEach(this::throttled);
    binds.forEach(bind -> counter(new Answer(bind, "ESME_ROK", "ACCEPTED")));
  }

  void answered(SubmitOutcome outcome, long nanos) {
    Answer answer = answer(outcome);
    counter(answer).increment();
    if (answer.verdict().equals(CarrierVerdict.THROTTLED.name())) {
      throttled(outcome.link()).increment();
    }
    if (nanos >= 0 && !(outcome.answer() instanceof CarrierAnswer.NotSent)) {
      latency(outcome.link()).record(nanos, TimeUnit.NANOSECONDS);
    }
  }

  private static Answer answer(SubmitOutcome outcome) {
    CarrierAnswer answer = outcome.answer();
    if (answer instanceof CarrierAnswer.Taken) {
      return new Answer(outcome.link(), "ESME_ROK", "ACCEPTED");
    } else if (answer instanceof CarrierAnswer.Refused refused) {
      // a carrier may invent statuses without end: what no table knows is one label
      return refused
          .verdict()
          .map(v -> new Answer(outcome.link(), CommandStatuses.name(refused.status()), v.name()))
          .orElseGet(() -> new Answer(outcome.link(), "OTHER", "UNKNOWN"));
    } else if (answer instanceof CarrierAnswer.NotSent unsent) {
      return new Answer(outcome.link(), "NOT_SENT", unsent.verdict().name());
    } else if (answer instanceof CarrierAnswer.Withheld) {
      return new Answer(outcome.link(), "NOT_SENT", "WITHHELD");
    }
    return new Answer(outcome.link(), "NO_ANSWER", "IN_DOUBT");
  }

  private Counter counter(Answer answer) {
    return answers.computeIfAbsent(
        answer,
        key ->
            Counter.builder("econgdan_submit_answers_total")
                .description("What came of submits, by command status and verdict")
                .tags("bind", key.bind(), "status", key.status(), "verdict", key.verdict())
                .register(registry));
  }

  private Counter throttled(String bind) {
    return throttles.computeIfAbsent(
        bind,
        key ->
            Counter.builder("econgdan_submit_throttled_total")
                .description("Submits that the carrier answered with: slower")
                .tag("bind", key)
                .register(registry));
  }

  private Timer latency(String bind) {
    return latencies.computeIfAbsent(
        bind,
        key ->
            Timer.builder("econgdan_submit_latency_seconds")
                .description("From the moment a part might leave to the carrier's answer")
                .tag("bind", key)
                .serviceLevelObjectives(BUCKETS)
                .register(registry));
  }
}

package vn.econgdan.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import vn.econgdan.kernel.BusinessClock;

/** Gauges of what the database told last; not a number once that is a minute old. */
final class SnapshotMeters {
  private static final Duration GOOD_FOR = Duration.ofSeconds(60);

  private final MeterRegistry registry;
  private final AlarmEvaluator watch;
  private final BusinessClock clock;
  private final MultiGauge parts;
  private final MultiGauge alarms;
  private final MultiGauge batches;
  private final MultiGauge waiting;
  private final MultiGauge oldest;

  SnapshotMeters(MeterRegistry registry, AlarmEvaluator watch, BusinessClock clock) {
    this.registry = registry;
    this.watch = watch;
    this.clock = clock;
    this.parts = rows("econgdan_parts", "Parts of sends under way, by state");
    this.alarms = rows("econgdan_alarms_open", "Alarms that are open, by kind");
    this.batches = rows("econgdan_batches", "Batches that are not done, by lane and state");
    this.waiting = rows("econgdan_waiting_parts", "Parts in batches that are not done, by lane");
    this.oldest =
        rows(
            "econgdan_waiting_oldest_seconds",
            "Since when the oldest send with such batches has been due");
    single();
  }

  private void single() {
    gauge(
        "econgdan_retry_parts", "Parts that wait for their next attempt", SystemSnapshot::retries);
    gauge(
        "econgdan_claimed_parts",
        "Attempts whose outcome is not recorded yet",
        SystemSnapshot::claimed);
    gauge(
        "econgdan_in_doubt_parts",
        "Attempts of which nobody knows whether they left",
        facts -> facts.doubtful().count());
    gauge(
        "econgdan_in_doubt_oldest_seconds",
        "Since when the oldest attempt has been in doubt",
        facts -> facts.doubtful().seconds(clock.now()));
    gauge(
        "econgdan_sends_late",
        "Sends that are due and of which nothing is prepared",
        facts -> facts.late().count());
    gauge(
        "econgdan_sends_late_oldest_seconds",
        "How late the oldest of them is",
        facts -> facts.late().seconds(clock.now()));
    gauge(
        "econgdan_receipts_unmatched",
        "Receipts that have found no attempt yet",
        facts -> facts.unmatched().count());
    gauge(
        "econgdan_receipts_unmatched_oldest_seconds",
        "Since when the oldest of them has been here",
        facts -> facts.unmatched().seconds(clock.now()));
    gauge(
        "econgdan_partitions_ahead_months",
        "Months to come for which there are partitions",
        SystemSnapshot::monthsAhead);
    gauge("econgdan_nodes", "Nodes that hold a lease", facts -> facts.alive().size());
    gauge(
        "econgdan_webhook_waiting_events",
        "Events the alarm webhook has not taken yet",
        SystemSnapshot::untold);
  }

  private void gauge(String name, String help, ToDoubleFunction<SystemSnapshot> value) {
    Gauge.builder(name, () -> fresh().map(f -> value.applyAsDouble(f)).orElse(Double.NaN))
        .description(help)
        .register(registry);
  }

  private MultiGauge rows(String name, String help) {
    return MultiGauge.builder(name).description(help).register(registry);
  }

  private Optional<SystemSnapshot> fresh() {
    Instant before = clock.now().minus(GOOD_FOR);
    return watch.seen().facts().filter(facts -> !facts.at().isBefore(before));
  }

  /** Rows come and go: before each scrape. */
  void refresh() {
    parts.register(
        watch.seen().parts().filter(known -> fresh().isPresent()).stream()
            .flatMap(List::stream)
            .map(part -> row(part.count(), "state", part.state()))
            .toList(),
        true);
    alarms.register(
        fresh().stream()
            .flatMap(facts -> facts.alarms().stream())
            .map(alarm -> row(alarm.count(), "kind", alarm.kind()))
            .toList(),
        true);
    batches.register(
        lanes().map(l -> row(l.batches(), "lane", l.lane(), "state", l.state())).toList(), true);
    waiting.register(
        lanes().map(l -> row(l.parts(), "lane", l.lane(), "state", l.state())).toList(), true);
    oldest.register(
        lanes()
            .map(
                l ->
                    row(
                        new SystemSnapshot.Tally(1, l.oldest()).seconds(clock.now()),
                        "lane",
                        l.lane(),
                        "state",
                        l.state()))
            .toList(),
        true);
  }

  private Stream<SystemSnapshot.Lane> lanes() {
    return fresh().stream().flatMap(facts -> facts.lanes().stream());
  }

  private static MultiGauge.Row<Number> row(Number value, String... tags) {
    return MultiGauge.Row.of(Tags.of(tags), value);
  }
}

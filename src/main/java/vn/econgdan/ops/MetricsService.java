package vn.econgdan.ops;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.econgdan.dispatch.LinkStatus;
import vn.econgdan.dispatch.SubmitListener;
import vn.econgdan.dispatch.SubmitOutcome;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Document;
import vn.econgdan.receipt.ReceiptCounts;

/**
 * GET /metrics: everything a night needs in Prometheus' text format; docs/operations.md explains
 * each name. What the database tells is as old as the last round of the {@link AlarmEvaluator}, so
 * a scrape asks nobody. No label says anything of a person, and each has few values.
 */
public final class MetricsService implements SubmitListener {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final SubmitMeters submits;
  private final SnapshotMeters facts;

  /**
   * Where this node's own numbers come from.
   *
   * @param exposed parts claimed and not yet recorded, by bind
   * @param exposedLimit the most of them a bind may have
   */
  public record Sources(
      NodeProbes here,
      Supplier<Map<String, Integer>> exposed,
      int exposedLimit,
      Supplier<ReceiptCounts> receipts) {}

  public MetricsService(AlarmEvaluator watch, BusinessClock clock, Sources sources) {
    List<String> binds = sources.here().links().get().stream().map(LinkStatus::link).toList();
    this.submits = new SubmitMeters(registry, binds);
    this.facts = new SnapshotMeters(registry, watch, clock);
    new NodeMeters(registry, watch, clock).register(sources, binds);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  @Override
  public void answered(SubmitOutcome outcome, long nanos) {
    submits.answered(outcome, nanos);
  }

  /** The page Prometheus reads. */
  public Document scrape() {
    facts.refresh();
    return new Document(TEXT, null, registry.scrape().getBytes(StandardCharsets.UTF_8));
  }
}

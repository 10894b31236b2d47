package vn.econgdan.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import vn.econgdan.dispatch.LinkStatus;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.receipt.ReceiptCounts;

/** Gauges and counters of what this process knows by itself. */
final class NodeMeters {
  private final MeterRegistry registry;
  private final AlarmEvaluator watch;
  private final BusinessClock clock;

  NodeMeters(MeterRegistry registry, AlarmEvaluator watch, BusinessClock clock) {
    this.registry = registry;
    this.watch = watch;
    this.clock = clock;
  }

  void register(MetricsService.Sources sources, List<String> binds) {
    NodeProbes here = sources.here();
    binds.forEach(bind -> bind(here, bind));
    binds.forEach(bind -> exposed(sources, bind));
    receipts(sources.receipts());
    broker(here);
    database();
    here.stores().keySet().forEach(this::disk);
    here.pools().get().forEach(pool -> pool(here, pool.pool()));
    ManagementFactory.getGarbageCollectorMXBeans().forEach(this::collector);
  }

  private void bind(NodeProbes here, String bind) {
    Tags tags = Tags.of("bind", bind);
    gauge(
        "econgdan_bind_up",
        "1 while the bind stands",
        tags,
        () -> link(here, bind).isBound() ? 1 : 0);
    gauge(
        "econgdan_bind_state_seconds",
        "Since when the bind has stood, or not",
        tags,
        () -> Duration.between(link(here, bind).since(), clock.now()).toSeconds());
  }

  private static LinkStatus link(NodeProbes here, String bind) {
    return here.links().get().stream().filter(l -> l.link().equals(bind)).findFirst().orElseThrow();
  }

  private void exposed(MetricsService.Sources sources, String bind) {
    Tags tags = Tags.of("bind", bind);
    gauge(
        "econgdan_exposed_parts",
        "Parts claimed and not yet recorded",
        tags,
        () -> sources.exposed().get().getOrDefault(bind, 0));
    gauge(
        "econgdan_exposed_limit_parts",
        "The most of them the bind may have",
        tags,
        sources::exposedLimit);
  }

  private void receipts(Supplier<ReceiptCounts> counts) {
    counter("received", "Deliveries the links handed over", counts, ReceiptCounts::received);
    counter("stored", "Deliveries on disk, and so acknowledged", counts, ReceiptCounts::stored);
    counter("deferred", "Deliveries answered with 0x64: later", counts, ReceiptCounts::refused);
    counter("matched", "Receipts that found their attempt", counts, ReceiptCounts::matched);
    counter("unexpected", "Deliveries that are no receipts", counts, ReceiptCounts::unexpected);
  }

  private void counter(
      String what, String help, Supplier<ReceiptCounts> counts, ToLongFunction<ReceiptCounts> of) {
    FunctionCounter.builder(
            "econgdan_receipts_" + what + "_total", counts, c -> of.applyAsLong(c.get()))
        .description(help)
        .register(registry);
  }

  private void broker(NodeProbes here) {
    gauge(
        "econgdan_broker_up",
        "1 while the broker answers",
        Tags.empty(),
        () -> here.brokerUp().getAsBoolean() ? 1 : 0);
    here.queues()
        .get()
        .keySet()
        .forEach(
            queue ->
                gauge(
                    "econgdan_queue_messages",
                    "Messages on a queue of the broker inside",
                    Tags.of("queue", queue),
                    () -> here.queues().get().getOrDefault(queue, 0L)));
  }

  private void database() {
    gauge(
        "econgdan_facts_age_seconds",
        "Since when the database has not told how things stand",
        Tags.empty(),
        () ->
            watch
                .seen()
                .facts()
                .map(facts -> (double) Duration.between(facts.at(), clock.now()).toSeconds())
                .orElse(Double.NaN));
  }

  private void disk(String store) {
    Tags tags = Tags.of("store", store);
    gauge("econgdan_disk_free_bytes", "Room on the disk", tags, () -> disk(store, false));
    gauge("econgdan_disk_free_ratio", "Room as a part of the disk", tags, () -> disk(store, true));
  }

  private double disk(String store, boolean ratio) {
    DiskSpace disk = watch.disks().get(store);
    if (disk == null) {
      return Double.NaN;
    }
    return ratio ? disk.ratio() : disk.free();
  }

  private void pool(NodeProbes here, String pool) {
    Tags tags = Tags.of("pool", pool);
    String help = "Connections of a pool to the database";
    gauge(
        "econgdan_pool_connections",
        help,
        tags.and("state", "active"),
        () -> use(here, pool).active());
    gauge(
        "econgdan_pool_connections", help, tags.and("state", "idle"), () -> use(here, pool).idle());
    gauge(
        "econgdan_pool_limit_connections",
        "The most connections the pool may have",
        tags,
        () -> use(here, pool).limit());
    gauge(
        "econgdan_pool_waiting_threads",
        "Threads that wait for a connection",
        tags,
        () -> use(here, pool).waiting());
  }

  private static PoolUse use(NodeProbes here, String pool) {
    return here.pools().get().stream().filter(p -> p.pool().equals(pool)).findFirst().orElseThrow();
  }

  /** Micrometer's own appear only after the first collection. */
  private void collector(GarbageCollectorMXBean collector) {
    FunctionCounter.builder(
            "jvm_gc_seconds_total", collector, gc -> gc.getCollectionTime() / 1000.0)
        .description("Time spent on collecting garbage")
        .tag("gc", collector.getName())
        .register(registry);
  }

  private void gauge(String name, String help, Tags tags, Supplier<Number> value) {
    Gauge.builder(name, value).description(help).tags(tags).register(registry);
  }
}

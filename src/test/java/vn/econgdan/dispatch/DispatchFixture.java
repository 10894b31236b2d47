package vn.econgdan.dispatch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.notice.ApprovedNoticesFixture;
import vn.econgdan.notice.content.Priority;
import vn.econgdan.notice.content.SendWindow;

/**
 * Dispatch on a real database with approved notices; one server for all classes that ask for it.
 */
final class DispatchFixture implements AutoCloseable {
  static final String ONE_PART = "Cat nuoc tu 8h den 17h ngay 24/11.";
  static final String TWO_PARTS = "Mat nuoc. ".repeat(18).strip();
  static final Duration REQUEUE_AFTER = Duration.ofSeconds(30);

  final ApprovedNoticesFixture notices;
  final Set<String> alarms = ConcurrentHashMap.newKeySet();
  final Set<String> downLinks = ConcurrentHashMap.newKeySet();
  int batchParts = 4;
  int exposed = 500;
  int partsPerSecond;
  private final List<Dispatcher> started = new ArrayList<>();

  private DispatchFixture(Path folder) {
    notices = ApprovedNoticesFixture.start(folder);
  }

  /** Gives tests the bench, as on the first day. */
  static final class Given implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == DispatchFixture.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      DispatchFixture bench =
          context
              .getRoot()
              .getStore(ExtensionContext.Namespace.GLOBAL)
              .getOrComputeIfAbsent(
                  DispatchFixture.class,
                  key -> new DispatchFixture(Path.of("target", "dispatch-it")),
                  DispatchFixture.class);
      bench.reset();
      return bench;
    }
  }

  private void reset() {
    notices.reset();
    alarms.clear();
    downLinks.clear();
    batchParts = 4;
    exposed = 500;
    partsPerSecond = 0;
  }

  DispatchDependencies setup() {
    return new DispatchDependencies(
        notices.keyed(),
        notices.clock(),
        new Noted(),
        new DispatchLimits(
            50,
            exposed,
            1,
            batchParts,
            partsPerSecond,
            new SendWindow(7 * 60, 21 * 60),
            REQUEUE_AFTER),
        new Carrier(),
        link -> !downLinks.contains(link),
        notices.sheets(),
        notices.lifecycle(),
        notices.audit());
  }

  private record Carrier() implements CarrierPolicy {
    @Override
    public String carrier() {
      return "vnpt";
    }

    @Override
    public String key(String carrierId) {
      return "key-" + carrierId;
    }

    @Override
    public long rateE4(Handle handle, Instant takenAt) {
      return 5_500_000;
    }
  }

  private final class Noted implements Alarms {
    @Override
    public void raise(String kind, String subject, Map<String, String> detail) {
      alarms.add(kind);
    }

    @Override
    public void clear(String kind, String subject) {
      alarms.remove(kind);
    }
  }

  /** A process of its own on the same database. */
  Dispatcher node(String name) {
    Dispatcher dispatcher = new Dispatcher(setup());
    dispatcher.start(name);
    started.add(dispatcher);
    return dispatcher;
  }

  /** A send with its segments and batches. */
  long prepared(String text, Priority priority) {
    long send = notices.due(text, priority);
    prepare(send);
    return send;
  }

  /** All lots of a send. */
  void prepare(long send) {
    SendPreparation preparation = new SendPreparation(setup());
    while (preparation.prepareLot(send)) {
      // until nothing is left
    }
  }

  /** All parts of what the queues hold now, answered one by one. */
  void submitAll(Dispatcher node, CarrierAnswer answer) {
    node.feed().forEach(order -> submit(node, order, answer));
  }

  void submit(Dispatcher node, BatchOrder order, CarrierAnswer answer) {
    BatchRun run = node.open(order, "carrier-1");
    parts(run).forEach(part -> node.record(new SubmitOutcome(part, "carrier-1", answer)));
    node.finish(run);
  }

  static List<SubmitPart> parts(BatchRun run) {
    return Stream.generate(() -> run.hasNext() ? run.next() : null)
        .takeWhile(part -> part != null)
        .toList();
  }

  List<String> attemptStates() {
    return notices.texts("select state from attempt order by segment_id, attempt_no");
  }

  /** Part states with their number, as {@code 6 SUBMITTED}. */
  List<String> partStates() {
    return notices.texts("select count(*) || ' ' || state from part group by state order by state");
  }

  String sendState(long send) {
    return notices.text("select state from planned_send where id = " + send);
  }

  String noticeState(long send) {
    return notices.text(
        "select n.state from notice n join planned_send p on p.notice_id = n.id where p.id = "
            + send);
  }

  /** Ends the processes of one test. */
  void stopNodes() throws InterruptedException {
    for (Dispatcher dispatcher : started) {
      dispatcher.stop();
    }
    started.clear();
  }

  @Override
  public void close() {
    notices.close();
  }
}

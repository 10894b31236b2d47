package vn.econgdan.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.kernel.BusinessClock;

/**
 * Writes outcomes in groups, every 20 ms or 200 rows, and tells who waits for them. While the
 * database is away it keeps what it has and tries again: the exposed parts are the bound.
 */
final class OutcomeRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeRecorder.class);
  private static final int LARGEST_GROUP = 200;
  private static final long FLUSH_MILLIS = 20;
  private static final long RETRY_MILLIS = 500;

  private final Jdbi worker;
  private final BusinessClock clock;
  private final CarrierPolicy policy;
  private final Consumer<SubmitOutcome> written;
  private final BlockingQueue<SubmitOutcome> queue = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "outcome-recorder");
  private volatile boolean stopping;

  OutcomeRecorder(
      Jdbi worker, BusinessClock clock, CarrierPolicy policy, Consumer<SubmitOutcome> written) {
    this.worker = worker;
    this.clock = clock;
    this.policy = policy;
    this.written = written;
  }

  void start() {
    thread.start();
  }

  void record(SubmitOutcome outcome) {
    queue.add(outcome);
  }

  /** Writes what is there and ends; gives up after {@code seconds} when the database stays away. */
  void stop(int seconds) throws InterruptedException {
    stopping = true;
    thread.join(TimeUnit.SECONDS.toMillis(seconds));
    thread.interrupt();
  }

  private void run() {
    try {
      while (!stopping || !queue.isEmpty()) {
        flush(nextGroup());
      }
    } catch (InterruptedException e) {
      LOG.warn("{} outcomes were not recorded: their attempts are in doubt", queue.size());
      Thread.currentThread().interrupt();
    }
  }

  private List<SubmitOutcome> nextGroup() throws InterruptedException {
    List<SubmitOutcome> group = new ArrayList<>();
    SubmitOutcome first = queue.poll(FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    if (first == null) {
      return group;
    }
    group.add(first);
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FLUSH_MILLIS);
    while (group.size() < LARGEST_GROUP) {
      SubmitOutcome next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        break;
      }
      group.add(next);
    }
    return group;
  }

  private void flush(List<SubmitOutcome> group) throws InterruptedException {
    if (group.isEmpty()) {
      return;
    }
    while (!written(group)) {
      Thread.sleep(RETRY_MILLIS);
    }
    group.forEach(written);
  }

  private boolean written(List<SubmitOutcome> group) {
    try {
      write(group);
      return true;
    } catch (RuntimeException e) {
      LOG.warn("Outcomes of {} attempts wait for the database: {}", group.size(), e.toString());
      return false;
    }
  }

  private void write(List<SubmitOutcome> group) {
    Instant now = clock.now();
    Map<YearMonth, List<SubmitOutcome>> months =
        group.stream().collect(Collectors.groupingBy(outcome -> outcome.part().month()));
    worker.useTransaction(
        handle ->
            months.forEach(
                (month, outcomes) -> {
                  LocalDate key = month.atDay(1);
                  long rateE4 = policy.rateE4(handle, now);
                  List<OutcomeStore.Row> rows =
                      outcomes.stream().map(outcome -> row(outcome, now, rateE4)).toList();
                  OutcomeStore.record(handle, key, rows, now);
                  withhold(handle, key, outcomes, now);
                  List<Long> notTaken = notTaken(rows);
                  if (!notTaken.isEmpty()) {
                    OutcomeStore.suppressRest(handle, key, notTaken, now);
                  }
                }));
  }

  /** Whoever is gone gets none of his parts, whatever becomes of the send. */
  private static void withhold(
      Handle handle, LocalDate month, List<SubmitOutcome> outcomes, Instant now) {
    for (SubmitOutcome outcome : outcomes) {
      if (outcome.answer() instanceof CarrierAnswer.Withheld withheld) {
        OutcomeStore.suppress(handle, month, outcome.part().segmentId(), withheld.reason(), now);
      }
    }
  }

  private OutcomeStore.Row row(SubmitOutcome outcome, Instant now, long rateE4) {
    AttemptUpdate update = AttemptUpdate.of(outcome.answer(), outcome.part().attempt());
    String carrierId = update.carrierId().orElse(null);
    return new OutcomeStore.Row(
        outcome.part().segmentId(),
        outcome.part().attempt(),
        update.state(),
        carrierId,
        update.carrierId().map(policy::key).orElse(null),
        update.commandStatus().orElse(null),
        carrierId == null ? null : rateE4,
        update.again().map(now::plus).orElse(null));
  }

  private static List<Long> notTaken(List<OutcomeStore.Row> rows) {
    return rows.stream()
        .filter(row -> row.state().equals("REFUSED") || row.nextAttemptAt() != null)
        .map(OutcomeStore.Row::segmentId)
        .toList();
  }
}

package vn.econgdan.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.kernel.BusinessClock;

/**
 * Writes outcomes in groups, as soon as the last group is on disk, and tells who waits for them.
 * While the database is away it keeps what it has and tries again: the exposed parts are the bound.
 */
final class OutcomeRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeRecorder.class);
  private static final int LARGEST_GROUP = 200;
  private static final long IDLE_MILLIS = 20;

  /** Answers come in a stream: a moment's patience makes one commit of many. */
  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private static final long RETRY_MILLIS = 500;

  private final Jdbi worker;
  private final BusinessClock clock;
  private final CarrierPolicy policy;
  private final Consumer<PartInHand> written;
  private final BlockingQueue<PartInHand> queue = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "outcome-recorder");
  private volatile boolean stopping;

  OutcomeRecorder(
      Jdbi worker, BusinessClock clock, CarrierPolicy policy, Consumer<PartInHand> written) {
    this.worker = worker;
    this.clock = clock;
    this.policy = policy;
    this.written = written;
  }

  void start() {
    thread.start();
  }

  /** Takes a part that was answered. */
  void record(PartInHand answered) {
    queue.add(answered);
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

  private List<PartInHand> nextGroup() throws InterruptedException {
    List<PartInHand> group = new ArrayList<>();
    PartInHand next = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    long until = System.nanoTime() + LINGER_NANOS;
    while (next != null) {
      group.add(next);
      queue.drainTo(group, LARGEST_GROUP - group.size());
      next =
          group.size() < LARGEST_GROUP
              ? queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS)
              : null;
    }
    return group;
  }

  private void flush(List<PartInHand> group) throws InterruptedException {
    if (group.isEmpty()) {
      return;
    }
    while (!written(group)) {
      Thread.sleep(RETRY_MILLIS);
    }
    for (PartInHand part : group) {
      part.setRecorded();
      part.lot().recorded();
      written.accept(part);
    }
  }

  private boolean written(List<PartInHand> group) {
    try {
      worker.useTransaction(handle -> write(handle, group, clock.now()));
      return true;
    } catch (RuntimeException e) {
      LOG.warn("Outcomes of {} attempts wait for the database: {}", group.size(), e.toString());
      return false;
    }
  }

  /** Those whose receipt was written together with the answer are on disk already. */
  private void write(Handle handle, List<PartInHand> group, Instant now) {
    List<PartInHand> fresh = group.stream().filter(part -> !part.isRecorded()).toList();
    if (!fresh.isEmpty()) {
      AttemptStore.write(handle, priced(handle, fresh));
    }
    byMonth(group).forEach((month, parts) -> follow(handle, month, parts, now));
    List<ClaimLot.Key> done = lotsDone(group);
    if (!done.isEmpty()) {
      ClaimStore.close(handle, done, now);
    }
  }

  /** At the price of the day it left. */
  private List<AttemptRecord> priced(Handle handle, List<PartInHand> parts) {
    Map<LocalDate, Long> prices = new HashMap<>();
    return parts.stream().map(PartInHand::attempt).map(a -> priced(handle, a, prices)).toList();
  }

  private AttemptRecord priced(Handle handle, AttemptRecord attempt, Map<LocalDate, Long> prices) {
    if (attempt.carrierId() == null) {
      return attempt;
    }
    LocalDate day = BusinessClock.local(attempt.claimedAt()).toLocalDate();
    long price = prices.computeIfAbsent(day, d -> policy.rateE4(handle, attempt.claimedAt()));
    return attempt.in(attempt.state(), price, attempt.finalAt());
  }

  private static Map<LocalDate, List<PartInHand>> byMonth(List<PartInHand> group) {
    Function<PartInHand, LocalDate> month = part -> part.month().atDay(1);
    return group.stream().collect(Collectors.groupingBy(month));
  }

  /** What else a part's outcome changes: its next attempt, and the recipient's other parts. */
  private static void follow(Handle handle, LocalDate month, List<PartInHand> parts, Instant now) {
    List<OutcomeStore.Again> again =
        parts.stream().flatMap(part -> OutcomeStore.Again.of(part, now).stream()).toList();
    if (!again.isEmpty()) {
      OutcomeStore.offerAgain(handle, month, again);
    }
    withhold(handle, month, parts, now);
    List<Long> notTaken =
        parts.stream().filter(OutcomeRecorder::isNotTaken).map(PartInHand::segmentId).toList();
    if (!notTaken.isEmpty()) {
      OutcomeStore.suppressRest(handle, month, notTaken, now);
    }
  }

  /** Whoever is gone gets none of his parts, whatever becomes of the send. */
  private static void withhold(
      Handle handle, LocalDate month, List<PartInHand> parts, Instant now) {
    for (PartInHand part : parts) {
      if (part.answer().outcome().answer() instanceof CarrierAnswer.Withheld withheld) {
        OutcomeStore.suppress(handle, month, part.segmentId(), withheld.reason(), now);
      }
    }
  }

  private static boolean isNotTaken(PartInHand part) {
    AttemptUpdate update = part.answer().update();
    return update.state().equals("REFUSED") || update.again().isPresent();
  }

  private static List<ClaimLot.Key> lotsDone(Collection<PartInHand> group) {
    Map<ClaimLot, Long> recorded =
        group.stream().collect(Collectors.groupingBy(PartInHand::lot, Collectors.counting()));
    return recorded.entrySet().stream()
        .filter(lot -> lot.getKey().unrecorded() == lot.getValue())
        .map(lot -> lot.getKey().key())
        .toList();
  }
}

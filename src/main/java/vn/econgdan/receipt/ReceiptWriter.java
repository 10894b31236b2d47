package vn.econgdan.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One commit for many deliveries: a group closes at 100, after 4 ms, or when nothing followed for
 * half a millisecond. Whoever delivered waits until his group is on disk.
 */
final class ReceiptWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptWriter.class);
  private static final int LARGEST_GROUP = 100;
  private static final int ROOM = 10_000;
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  private static final long SILENCE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long IDLE_MILLIS = 100;
  private static final long PATIENCE_SECONDS = 5;
  private static final long REFUSAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ReceiptDependencies setup;
  private final ReceiptGroup groups;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(ROOM);
  private final Thread thread = new Thread(this::run, "receipt-writer");
  private volatile boolean stopping;
  private volatile long awayAtNanos = System.nanoTime() - REFUSAL_NANOS;

  private record Waiting(ReceivedDelivery arrival, CompletableFuture<CommittedGroup> stored) {}

  ReceiptWriter(ReceiptDependencies setup) {
    this.setup = setup;
    this.groups = new ReceiptGroup(setup);
  }

  void start() {
    thread.start();
  }

  /** Stores what is queued and ends; what comes afterwards is not stored. */
  void stop(int seconds) throws InterruptedException {
    stopping = true;
    thread.join(TimeUnit.SECONDS.toMillis(seconds));
    thread.interrupt();
  }

  /**
   * Returns after the commit. For a second after the database was found away it refuses at once:
   * whoever waits here holds a thread that submit answers need too.
   *
   * <p>A commit that comes after its time stores a delivery that the carrier will bring once more:
   * a duplicate, which changes nothing.
   *
   * @throws NotStoredException when the queue is full, the commit failed or took 5 s
   */
  CommittedGroup store(ReceivedDelivery arrival) {
    if (System.nanoTime() - awayAtNanos < REFUSAL_NANOS) {
      throw new NotStoredException("the database is away", null);
    }
    Waiting waiting = new Waiting(arrival, new CompletableFuture<>());
    if (stopping || !queue.offer(waiting)) {
      throw new NotStoredException(stopping ? "stopping" : "the queue is full", null);
    }
    return await(waiting.stored());
  }

  private static CommittedGroup await(CompletableFuture<CommittedGroup> stored) {
    try {
      return stored.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new NotStoredException("the commit failed", e.getCause());
    } catch (TimeoutException e) {
      throw new NotStoredException("the commit takes too long", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotStoredException("interrupted", e);
    }
  }

  private void run() {
    try {
      while (!stopping || !queue.isEmpty()) {
        commit(nextGroup());
      }
    } catch (InterruptedException e) {
      LOG.warn("{} deliveries were not stored: the carrier brings them again", queue.size());
      Thread.currentThread().interrupt();
    }
  }

  private List<Waiting> nextGroup() throws InterruptedException {
    List<Waiting> group = new ArrayList<>();
    Waiting next = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    long until = System.nanoTime() + LONGEST_NANOS;
    while (next != null) {
      group.add(next);
      queue.drainTo(group, LARGEST_GROUP - group.size());
      boolean full = group.size() == LARGEST_GROUP || System.nanoTime() - until >= 0;
      next = full ? null : queue.poll(SILENCE_NANOS, TimeUnit.NANOSECONDS);
    }
    return group;
  }

  private void commit(List<Waiting> group) {
    if (group.isEmpty()) {
      return;
    }
    try {
      answer(group, write(group));
    } catch (RuntimeException e) {
      failed(group, e);
    }
  }

  private void failed(List<Waiting> group, RuntimeException failure) {
    if (failure instanceof ConnectionException) {
      awayAtNanos = System.nanoTime();
    }
    LOG.warn("{} deliveries could not be stored: {}", group.size(), failure.getClass().getName());
    group.forEach(waiting -> waiting.stored().completeExceptionally(failure));
  }

  private CommittedGroup write(List<Waiting> group) {
    return setup
        .worker()
        .inTransaction(
            handle -> groups.store(handle, group.stream().map(Waiting::arrival).toList()));
  }

  private static void answer(List<Waiting> group, CommittedGroup committed) {
    group.get(0).stored().complete(committed);
    group.stream().skip(1).forEach(waiting -> waiting.stored().complete(CommittedGroup.NOTHING));
  }
}

package vn.econgdan.bench;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Clients that ask ten times a second each how a notice gets on. */
final class Pollers implements AutoCloseable {
  private static final long EACH_MILLIS = 100;

  private final ScheduledExecutorService threads;
  private final List<ScheduledFuture<?>> clients;
  private final BenchApi api;
  private final AtomicReference<String> watched = new AtomicReference<>();
  private final Collection<Double> millis = new ConcurrentLinkedQueue<>();

  private Pollers(BenchApi api, int count) {
    this.api = api;
    this.threads = Executors.newScheduledThreadPool(count);
    this.clients =
        IntStream.range(0, count)
            .<ScheduledFuture<?>>mapToObj(client -> client(client * EACH_MILLIS / count))
            .toList();
  }

  static Pollers start(BenchApi api, int count) {
    return new Pollers(api, count);
  }

  private ScheduledFuture<?> client(long firstMillis) {
    return threads.scheduleAtFixedRate(this::ask, firstMillis, EACH_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** From now on they ask for this notice. */
  void watch(String notice) {
    watched.set(notice);
  }

  private void ask() {
    String notice = watched.get();
    if (notice != null) {
      long begun = System.nanoTime();
      api.get(BenchPeople.MAIN.officer(), "/notices/" + notice + "/progress");
      millis.add((System.nanoTime() - begun) / 1e6);
    }
  }

  /**
   * Of all calls so far.
   *
   * @throws IllegalStateException when a call failed: its client has not asked since
   */
  double medianMillis() throws InterruptedException {
    for (ScheduledFuture<?> client : clients) {
      refuseFailed(client);
    }
    return Figures.median(millis);
  }

  private static void refuseFailed(ScheduledFuture<?> client) throws InterruptedException {
    if (client.isDone()) {
      try {
        client.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a client could not ask for the progress", e.getCause());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package vn.econgdan.simulator;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * The one thread on which everything of the simulator happens: no locks, and what was read in one
 * turn is answered in one write. Other threads come in through {@link #call}.
 */
final class EventLoop implements Executor {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private final Selector selector;
  private final Timers timers = new Timers();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::run, "smsc-simulator");
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private EndOfTurn endOfTurn;
  private volatile boolean stopping;

  EventLoop() throws IOException {
    selector = Selector.open();
  }

  /** What is done after each round of reading, and when it wants to be called without one. */
  interface EndOfTurn {
    void run(long now);

    /** Nanoseconds to wait at most; {@link Long#MAX_VALUE} when nothing is planned. */
    long untilNext(long now);
  }

  void start(EndOfTurn endOfTurn) {
    this.endOfTurn = endOfTurn;
    thread.start();
  }

  static long now() {
    return System.nanoTime();
  }

  void after(long millis, Runnable act) {
    timers.at(now() + millis * NANOS_PER_MILLI, act);
  }

  SelectionKey register(SelectableChannel channel, int interest, Runnable ready)
      throws IOException {
    channel.configureBlocking(false);
    return channel.register(selector, interest, ready);
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    wake();
  }

  /** A closed selector must not be woken: its descriptor may be another's by now. */
  private synchronized void wake() {
    if (selector.isOpen()) {
      selector.wakeup();
    }
  }

  private synchronized void closeSelector() throws IOException {
    selector.close();
  }

  /**
   * Runs on the loop and waits for the answer; an exception comes out as it was thrown. After a
   * clean end it is answered from what the loop left behind.
   */
  <T> T call(Callable<T> question) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("the loop would wait for itself");
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    execute(() -> answer(question, answer));
    if (ended.isDone()) {
      leftOver();
    }
    return Waiting.forAnswer(answer);
  }

  private <T> void answer(Callable<T> question, CompletableFuture<T> answer) {
    if (ended.isCompletedExceptionally()) {
      answer.completeExceptionally(new IllegalStateException("the simulator broke down"));
      return;
    }
    try {
      answer.complete(question.call());
    } catch (Exception e) {
      answer.completeExceptionally(e);
    }
  }

  private void run() {
    try {
      while (!stopping) {
        turn();
      }
      closeSelector();
      ended.complete(null);
    } catch (IOException | RuntimeException | Error e) {
      ended.completeExceptionally(e);
      throw new IllegalStateException("the simulator broke down", e);
    } finally {
      leftOver();
    }
  }

  private synchronized void leftOver() {
    runTasks();
  }

  private void turn() throws IOException {
    select();
    runTasks();
    timers.runDue(now());
    endOfTurn.run(now());
  }

  private void select() throws IOException {
    long now = now();
    long wait = Math.min(timers.untilNext(now), endOfTurn.untilNext(now));
    if (wait <= 0 || !tasks.isEmpty()) {
      selector.selectNow(EventLoop::ready);
      return;
    }
    long millis = wait == Long.MAX_VALUE ? 0 : (wait + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
    selector.select(EventLoop::ready, millis);
  }

  private static void ready(SelectionKey key) {
    ((Runnable) key.attachment()).run();
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** Ends the loop after this turn; {@link #awaitEnd} tells when. */
  void stop() {
    stopping = true;
    wake();
  }

  void awaitEnd() {
    Waiting.forAnswer(ended);
  }
}

package vn.econgdan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Answers and receipts of some parts, in the order they came, until a writer takes them. */
final class BaselineGroup {
  /** As the system groups them. */
  private static final int MOST = 400;

  private static final long MILLIS = 4;

  private final BlockingQueue<Object> waiting = new LinkedBlockingQueue<>();

  /** What is written together. */
  record Taken(List<BaselineRows.Answer> answers, List<BaselineRows.Receipt> receipts) {}

  void add(BaselineRows.Answer answer) {
    waiting.add(answer);
  }

  void add(BaselineRows.Receipt receipt) {
    waiting.add(receipt);
  }

  /** At least one; as many as come within 4 ms, up to 400. */
  Taken take() throws InterruptedException {
    Taken taken = new Taken(new ArrayList<>(), new ArrayList<>());
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    Object next = waiting.take();
    for (int size = 1; next != null; size++) {
      put(taken, next);
      next = size == MOST ? null : waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    return taken;
  }

  private static void put(Taken taken, Object next) {
    if (next instanceof BaselineRows.Answer answer) {
      taken.answers().add(answer);
    } else {
      taken.receipts().add((BaselineRows.Receipt) next);
    }
  }
}

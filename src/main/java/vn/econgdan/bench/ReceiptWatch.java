package vn.econgdan.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.econgdan.kernel.BusinessClock;

/**
 * Waits for the end of a broadcast. It looks at the simulator, which is a process of its own; the
 * database is asked only when every receipt was acknowledged.
 */
final class ReceiptWatch {
  private static final long LOOK_MILLIS = 50;
  private static final long LOOK_OFTEN_MILLIS = 5;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

  private final BenchEnvironment bed;
  private final BusinessClock clock = BusinessClock.system();
  private final List<Seen> seen = new ArrayList<>();

  ReceiptWatch(BenchEnvironment bed) {
    this.bed = bed;
  }

  /** At one moment: receipts acknowledged, octets of the heap in use. */
  record Seen(long nanos, long acknowledged, long heap) {}

  /**
   * How it ended.
   *
   * @param at when the last receipt had been committed, or when it was given up
   */
  record Ended(BenchStore.Parts parts, Instant at) {}

  /** Of one notice. */
  Ended await(String notice, int wanted) throws InterruptedException {
    return awaitAll(List.of(notice), wanted);
  }

  /**
   * Of these notices together; gives up when nothing was acknowledged for a while.
   *
   * @param wanted parts of all of them
   */
  Ended awaitAll(List<String> notices, int wanted) throws InterruptedException {
    long acknowledged = look();
    while (acknowledged < wanted && isPatient()) {
      boolean near = acknowledged > wanted - wanted / 20;
      TimeUnit.MILLISECONDS.sleep(near ? LOOK_OFTEN_MILLIS : LOOK_MILLIS);
      acknowledged = look();
    }
    return settled(notices, wanted);
  }

  /** An acknowledged receipt is stored; whether it is matched too, the parts say. */
  private Ended settled(List<String> notices, int wanted) throws InterruptedException {
    Instant at = clock.now();
    BenchStore.Parts parts = parts(notices);
    while (parts.delivered() < wanted && isPatient()) {
      TimeUnit.MILLISECONDS.sleep(LOOK_OFTEN_MILLIS);
      at = clock.now();
      parts = parts(notices);
    }
    return new Ended(parts, at);
  }

  private BenchStore.Parts parts(List<String> notices) {
    return bed.database().withHandle(handle -> BenchStore.parts(handle, notices));
  }

  private long look() {
    long acknowledged = bed.smsc().receiptsAcknowledged();
    Runtime heap = Runtime.getRuntime();
    if (seen.isEmpty() || acknowledged > seen.get(seen.size() - 1).acknowledged()) {
      seen.add(new Seen(System.nanoTime(), acknowledged, heap.totalMemory() - heap.freeMemory()));
    }
    return acknowledged;
  }

  private boolean isPatient() {
    return System.nanoTime() - seen.get(seen.size() - 1).nanos() < PATIENCE_NANOS;
  }

  /** What was seen on the way, whenever there was more than before. */
  List<Seen> seen() {
    return seen;
  }
}

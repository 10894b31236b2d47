package vn.econgdan.dispatch.progress;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import vn.econgdan.dispatch.progress.ProgressStore.Counts;
import vn.econgdan.notice.audience.NoticeSight;

/**
 * Counts of a send, shared by all who look at the same time: however many watch a large one, it is
 * counted no more than a fifth of the time. A small one costs so little that each who looks sees it
 * as it is.
 */
final class SharedCounts {
  /** Counts are shown for so many times as long as it took to count. */
  private static final int TIMES = 4;

  private static final int MOST = 1_000;

  private final ConcurrentHashMap<Key, Counted> counted = new ConcurrentHashMap<>();

  /** What somebody sees of a send. */
  private record Key(long send, boolean everything, List<String> groups) {}

  private record Counted(Counts counts, long atNanos, long tookNanos) {
    boolean isFresh() {
      return System.nanoTime() - atNanos <= TIMES * tookNanos;
    }
  }

  /** Who comes while somebody counts the same waits for his figures. */
  Counts of(long send, NoticeSight sight, Supplier<Counts> count) {
    if (counted.size() > MOST) {
      counted.values().removeIf(one -> !one.isFresh());
    }
    Key key = new Key(send, sight.everything(), List.copyOf(sight.groups()));
    return counted
        .compute(key, (same, before) -> before != null && before.isFresh() ? before : count(count))
        .counts();
  }

  private static Counted count(Supplier<Counts> count) {
    long began = System.nanoTime();
    Counts counts = count.get();
    long ended = System.nanoTime();
    return new Counted(counts, ended, ended - began);
  }
}

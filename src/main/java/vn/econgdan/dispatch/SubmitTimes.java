package vn.econgdan.dispatch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Since when parts have been on their way to the carrier. */
final class SubmitTimes {
  private final Map<Key, Long> leftAt = new ConcurrentHashMap<>();

  private record Key(long segmentId, int attempt) {}

  void left(SubmitPart part) {
    leftAt.put(new Key(part.segmentId(), part.attempt()), System.nanoTime());
  }

  /** Nanoseconds since it left; -1 when it did not. */
  long took(SubmitPart part) {
    Long left = leftAt.remove(new Key(part.segmentId(), part.attempt()));
    return left == null ? -1 : System.nanoTime() - left;
  }
}

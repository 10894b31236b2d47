package vn.econgdan.simulator;

/**
 * Events in the second that has just passed, exactly: a ring of arrival times that grows to the
 * highest rate seen and no further.
 */
final class SlidingRate {
  private static final long SECOND = 1_000_000_000L;
  private long[] ring = new long[1024];
  private int first;
  private int count;
  private int max;

  void arrived(long nanos) {
    forget(nanos);
    if (count == ring.length) {
      grow();
    }
    ring[(first + count) % ring.length] = nanos;
    count++;
    max = Math.max(max, count);
  }

  int current(long nanos) {
    forget(nanos);
    return count;
  }

  /** The most events that any second held, wherever that second began. */
  int max() {
    return max;
  }

  private void forget(long nanos) {
    while (count > 0 && nanos - ring[first] >= SECOND) {
      first = (first + 1) % ring.length;
      count--;
    }
  }

  private void grow() {
    long[] larger = new long[ring.length * 2];
    for (int at = 0; at < count; at++) {
      larger[at] = ring[(first + at) % ring.length];
    }
    ring = larger;
    first = 0;
  }
}

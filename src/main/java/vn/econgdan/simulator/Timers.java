package vn.econgdan.simulator;

import java.util.PriorityQueue;

/** Things to do later, on the event loop, in order of their time and then of their arrival. */
final class Timers {
  private final PriorityQueue<Timer> queue = new PriorityQueue<>();
  private long arrivals;

  void at(long nanos, Runnable act) {
    queue.add(new Timer(nanos, arrivals++, act));
  }

  void runDue(long now) {
    while (!queue.isEmpty() && queue.peek().nanos - now <= 0) {
      queue.remove().act.run();
    }
  }

  /** Nanoseconds to the next one; {@link Long#MAX_VALUE} when there is none. */
  long untilNext(long now) {
    return queue.isEmpty() ? Long.MAX_VALUE : queue.peek().nanos - now;
  }

  private record Timer(long nanos, long arrival, Runnable act) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(nanos - other.nanos, 0);
      return byTime != 0 ? byTime : Long.compare(arrival, other.arrival);
    }
  }
}

package vn.econgdan.simulator;

/** Lets so many submits through in any second; the others are throttled. */
final class SpeedLimit {
  private final SlidingRate admitted = new SlidingRate();
  private final int maxPerSecond;

  SpeedLimit(int maxPerSecond) {
    this.maxPerSecond = maxPerSecond;
  }

  boolean admits(long now) {
    if (maxPerSecond == 0) {
      return true;
    }
    boolean room = admitted.current(now) < maxPerSecond;
    if (room) {
      admitted.arrived(now);
    }
    return room;
  }
}

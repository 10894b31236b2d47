package vn.econgdan.bench;

/** How long something takes. */
final class ElapsedNanos {
  private ElapsedNanos() {}

  static long of(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return System.nanoTime() - begun;
  }
}

package vn.econgdan.app;

/** How long something takes. */
final class Nanos {
  private Nanos() {}

  static long of(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return System.nanoTime() - begun;
  }
}

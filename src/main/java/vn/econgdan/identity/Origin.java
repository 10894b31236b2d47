package vn.econgdan.identity;

import java.util.concurrent.Callable;

/**
 * From where the act of this thread comes (DESIGN 4.10): the edge says it once, every transaction
 * of the act carries it into the audit.
 */
public final class Origin {
  private static final ThreadLocal<String> ADDRESS = ThreadLocal.withInitial(() -> "");

  private Origin() {}

  /**
   * Runs {@code act} as coming from this network address; what it throws is passed on unchanged.
   */
  public static <T> T during(String address, Callable<T> act) throws Exception {
    ADDRESS.set(address);
    try {
      return act.call();
    } finally {
      ADDRESS.remove();
    }
  }

  /** Empty when the program acts by itself. */
  static String address() {
    return ADDRESS.get();
  }
}

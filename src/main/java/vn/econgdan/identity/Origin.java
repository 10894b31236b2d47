package vn.econgdan.identity;

import java.util.concurrent.Callable;

/**
 * From where the act of this thread comes (DESIGN 4.10): the edge says it once, every transaction
 * of the act carries it into the audit.
 *
 * @param address of the network; empty when the program acts by itself
 * @param apiKey id of the key somebody came with; empty without one
 */
public record Origin(String address, String apiKey) {
  private static final Origin INSIDE = new Origin("", "");
  private static final ThreadLocal<Origin> CURRENT = ThreadLocal.withInitial(() -> INSIDE);

  /** Runs {@code act} as coming from there; what it throws is passed on unchanged. */
  public <T> T during(Callable<T> act) throws Exception {
    CURRENT.set(this);
    try {
      return act.call();
    } finally {
      CURRENT.remove();
    }
  }

  static Origin current() {
    return CURRENT.get();
  }
}

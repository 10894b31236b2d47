package vn.econgdan.dispatch;

/**
 * What the queue {@code dispatch.prepare} carries: ids, never a name, number or text (DESIGN 4.1).
 *
 * @param v version of this form, 1
 * @param send the planned send that is due
 */
public record PrepareOrder(int v, long send) {
  public static PrepareOrder of(long send) {
    return new PrepareOrder(1, send);
  }
}

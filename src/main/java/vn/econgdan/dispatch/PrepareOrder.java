package vn.econgdan.dispatch;

/**
 * What the queues {@code dispatch.prepare.urgent} and {@code dispatch.prepare} carry: ids, never a
 * name, number or text (DESIGN 4.1).
 *
 * @param v version of this form, 1
 * @param send the planned send of which the next lot is due
 * @param lane which of the two queues
 */
public record PrepareOrder(int v, long send, Lane lane) {
  public static PrepareOrder of(long send, Lane lane) {
    return new PrepareOrder(1, send, lane);
  }
}

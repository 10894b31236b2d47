package vn.econgdan.dispatch;

import java.time.YearMonth;

/**
 * What the queues {@code dispatch.urgent} and {@code dispatch.normal} carry: the key of a batch.
 *
 * @param v version of this form, 1
 * @param month the send month, {@code yyyy-MM}
 * @param batch the batch within its month
 * @param queuing how often the batch was put on a queue; an order of an earlier time is void
 * @param lane which of the two queues
 */
public record BatchOrder(int v, String month, long batch, int queuing, Lane lane) {
  public static BatchOrder of(YearMonth month, long batch, int queuing, Lane lane) {
    return new BatchOrder(1, month.toString(), batch, queuing, lane);
  }

  YearMonth sendMonth() {
    return YearMonth.parse(month);
  }
}

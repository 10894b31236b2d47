package vn.econgdan.dispatch.progress;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What carriers' receipts say of parts that did not arrive; only the worker sees receipts. */
final class ReceiptErrorStore {
  private ReceiptErrorStore() {}

  /** Error codes as they came, by segment; {@code 000} is no error. */
  static Map<Long, List<String>> of(Handle worker, LocalDate month, Collection<Long> segments) {
    return worker
        .createQuery(
            """
            select segment_id, array_agg(distinct error order by error) as errors
            from (
              select r.segment_id, r.error from receipt_raw r
              where r.send_month = :month and r.segment_id = any(:segments)
                and r.segment_id is not null and r.error !~ '^0*$'
              union all
              select m.segment_id, r.error from receipt_match m
              join receipt_raw r on r.received_month = m.received_month and r.id = m.receipt_id
              where m.send_month = :month and m.segment_id = any(:segments) and r.error !~ '^0*$'
            ) told
            group by segment_id
            """)
        .bind("month", month)
        .bindArray("segments", Long.class, segments)
        .map(
            (row, context) ->
                Map.entry(
                    row.getLong("segment_id"),
                    List.of((String[]) row.getArray("errors").getArray())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}

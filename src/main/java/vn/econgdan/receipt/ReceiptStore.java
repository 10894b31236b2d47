package vn.econgdan.receipt;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes deliveries as they came; those about an attempt also among the open ones. */
final class ReceiptStore {
  private ReceiptStore() {}

  /** A delivery under its id. */
  record Row(long id, ReceivedDelivery arrival) {}

  static List<Long> ids(Handle handle, int count) {
    return handle
        .createQuery("select nextval('receipt_id') from generate_series(1, :count)")
        .bind("count", count)
        .mapTo(Long.class)
        .list();
  }

  static void raw(Handle handle, String carrier, List<Row> rows) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into receipt_raw (received_month, id, carrier, received_at, kind, octets, carrier_id, carrier_key,
              state_word, error, done_at)
            values (:month, :id, :carrier, :at, :kind, :octets, :carrierId, :key, :word, :error, :done)
            """);
    for (Row row : rows) {
      ReceivedDelivery arrival = row.arrival();
      batch
          .bind("month", arrival.month())
          .bind("id", row.id())
          .bind("carrier", carrier)
          .bind("at", arrival.receivedAt())
          .bind("kind", arrival.read().kind().name())
          .bind("octets", arrival.octets())
          .bind("carrierId", arrival.carrierId())
          .bind("key", arrival.carrierKey())
          .bind("word", arrival.read().stateWord().orElse(null))
          .bind("error", arrival.read().error().orElse(null))
          .bind("done", arrival.read().times().done().orElse(null))
          .add();
    }
    batch.execute();
  }

  /**
   * The group is matched at once by its ids; who finds them a second later finds what a crash left.
   */
  static void open(Handle handle, ReceiptDependencies setup, List<Row> rows) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into receipt_open (id, received_month, carrier, carrier_id, carrier_keys, recipient, reference,
              state, done_at, received_at, next_try_at)
            values (:id, :month, :carrier, :carrierId, :keys, :recipient, :reference, :state, :done, :at,
              cast(:at as timestamptz) + interval '1 second')
            """);
    for (Row row : rows) {
      ReceivedDelivery arrival = row.arrival();
      batch
          .bind("id", row.id())
          .bind("month", arrival.month())
          .bind("carrier", setup.carrier().carrier())
          .bind("carrierId", arrival.carrierId())
          .bindArray("keys", String.class, arrival.keys())
          .bind("recipient", arrival.recipient())
          .bind("reference", arrival.read().ids().reference().orElse(null))
          .bind("state", arrival.says(setup.meaning()).name())
          .bind("done", arrival.read().times().done().orElse(null))
          .bind("at", arrival.receivedAt())
          .add();
    }
    batch.execute();
  }
}

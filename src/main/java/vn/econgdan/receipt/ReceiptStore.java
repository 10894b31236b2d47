package vn.econgdan.receipt;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import vn.econgdan.dispatch.AttemptRecord;
import vn.econgdan.dispatch.KnownPart;

/** Writes deliveries as they came; those about an attempt also among the open ones. */
final class ReceiptStore {
  /** SQLSTATE classes of what lies in the row: data exception, integrity constraint violation. */
  private static final Set<String> ABOUT_THE_ROW = Set.of("22", "23");

  private ReceiptStore() {}

  /** Whether the database refused a row for what it is, so that others may still be stored. */
  static boolean isAboutTheRow(RuntimeException failure) {
    return failure.getCause() instanceof SQLException refused
        && refused.getSQLState() != null
        && ABOUT_THE_ROW.contains(refused.getSQLState().substring(0, 2));
  }

  /**
   * A delivery under its id.
   *
   * @param known the part it speaks of, when this node knew it; else null
   */
  record Row(long id, ReceivedDelivery arrival, KnownPart known) {
    ParsedReceipt read() {
      return arrival.read();
    }
  }

  static List<Long> ids(Handle handle, int count) {
    return handle
        .createQuery("select nextval('receipt_id') from generate_series(1, :count)")
        .bind("count", count)
        .mapTo(Long.class)
        .list();
  }

  static void raw(Handle handle, String carrier, List<Row> rows) {
    Update insert =
        handle
            .createUpdate(
                """
                insert into receipt_raw (carrier, received_month, id, received_at, kind, octets, carrier_id,
                  carrier_key, state_word, error, done_at, send_month, segment_id, attempt_no, through)
                select cast(:carrier as text), r.* from unnest(:receivedMonths, :receipts, :ats, :kinds, :octets, :ids,
                  :keys, :words, :errors, :dones, :months, :segments, :attempts, :throughs) as r
                """)
            .bind("carrier", carrier)
            .bindArray(
                "receivedMonths", LocalDate.class, column(rows, row -> row.arrival().month()))
            .bindArray("receipts", Long.class, column(rows, Row::id))
            .bindArray(
                "ats", OffsetDateTime.class, column(rows, row -> utc(row.arrival().receivedAt())))
            .bindArray("octets", byte[].class, column(rows, row -> row.arrival().octets()));
    read(insert, rows);
    match(insert, rows);
    insert.execute();
  }

  private static void read(Update insert, List<Row> rows) {
    insert
        .bindArray("kinds", String.class, column(rows, row -> row.read().kind().name()))
        .bindArray("ids", String.class, column(rows, row -> row.arrival().carrierId()))
        .bindArray("keys", String.class, column(rows, row -> row.arrival().carrierKey()))
        .bindArray("words", String.class, column(rows, row -> row.read().stateWord().orElse(null)))
        .bindArray("errors", String.class, column(rows, row -> row.read().error().orElse(null)))
        .bindArray(
            "dones",
            OffsetDateTime.class,
            column(rows, row -> row.read().times().done().map(ReceiptStore::utc).orElse(null)));
  }

  private static void match(Update insert, List<Row> rows) {
    insert
        .bindArray("months", LocalDate.class, attempts(rows, attempt -> attempt.month().atDay(1)))
        .bindArray("segments", Long.class, attempts(rows, AttemptRecord::segmentId))
        .bindArray("attempts", Integer.class, attempts(rows, AttemptRecord::attemptNo))
        .bindArray(
            "throughs",
            String.class,
            column(rows, row -> row.known() == null ? null : row.known().through().name()));
  }

  private static <T> List<T> attempts(List<Row> rows, Function<AttemptRecord, T> value) {
    return column(rows, row -> row.known() == null ? null : value.apply(row.known().attempt()));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static <T> List<T> column(List<Row> rows, Function<Row, T> value) {
    return rows.stream().map(value).toList();
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

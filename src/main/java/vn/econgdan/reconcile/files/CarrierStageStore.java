package vn.econgdan.reconcile.files;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** From octets to rows that count: COPY into the stage, then all of it at once. */
final class CarrierStageStore {
  private static final String COLUMNS =
      """
      carrier_key, message_id, recipient, sender, submitted_at, done_at, status, network, part_no, part_count,
        unit_price_e4, amount_e4
      """;

  private CarrierStageStore() {}

  /** Emptied in the transaction that fills it: the rows need no second look by a vacuum. */
  static void empty(Handle handle) {
    handle.execute("truncate carrier_stage");
  }

  /** Hands out the rows' writer; whatever it throws breaks the COPY off. */
  static void copy(Handle handle, Consumer<CopyRows> fill) {
    try {
      CopyIn copy =
          handle
              .getConnection()
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "copy carrier_stage (line, period, "
                      + COLUMNS
                      + ") from stdin with (format binary, freeze true)");
      try {
        fill(copy, fill);
      } finally {
        breakOff(copy);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("COPY into carrier_stage failed", e);
    }
  }

  private static void fill(CopyIn copy, Consumer<CopyRows> fill) throws SQLException {
    CopyRows rows = new CopyRows((octets, length) -> write(copy, octets, length));
    fill.accept(rows);
    rows.finish();
    copy.endCopy();
  }

  private static void write(CopyIn copy, byte[] octets, int length) {
    try {
      copy.writeToCopy(octets, 0, length);
    } catch (SQLException e) {
      throw new IllegalStateException("COPY into carrier_stage failed", e);
    }
  }

  private static void breakOff(CopyIn copy) throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }

  /** Which months these are, and room for them; commits by itself, since it locks the parents. */
  static void ensureMonth(Handle session, LocalDate month) {
    session
        .createQuery("select ensure_month(:month)")
        .bind("month", month)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Earlier rows with the keys of the staged ones no longer count. Looked for within the months
   * given: a carrier may use its ids again after a time.
   *
   * @return the months of those rows
   */
  static List<LocalDate> supersede(Handle handle, CarrierFileStore.Head file, Months months) {
    // fresh tables have no statistics, and one row at a time would take hours for a month
    handle.execute("set local enable_nestloop = off");
    handle.execute("set local work_mem = '64MB'");
    return handle
        .createQuery(
            """
            with gone as (
              update carrier_record r set superseded_by = :file
              where r.carrier = :carrier and r.superseded_by is null and r.period between :first and :last
                and exists (select from carrier_stage s
                  where s.carrier_key = r.carrier_key and s.part_no = r.part_no)
              returning r.period)
            select distinct period from gone
            """)
        .bind("file", file.id())
        .bind("carrier", file.carrier())
        .bind("first", months.first())
        .bind("last", months.last())
        .mapTo(LocalDate.class)
        .list();
  }

  /** Both ends are looked at too. */
  record Months(LocalDate first, LocalDate last) {

    /** A correction may move a part over the end of its month, not further. */
    static Months around(Set<LocalDate> periods) {
      LocalDate first = periods.stream().min(LocalDate::compareTo).orElseThrow();
      LocalDate last = periods.stream().max(LocalDate::compareTo).orElseThrow();
      return new Months(first.minusMonths(1), last.plusMonths(1));
    }
  }

  static void publish(Handle handle, CarrierFileStore.Head file) {
    handle
        .createUpdate(
            """
            insert into carrier_record (period, file_id, line, carrier, %1$s)
            select period, :file, line, :carrier, %1$s from carrier_stage
            """
                .formatted(COLUMNS))
        .bind("file", file.id())
        .bind("carrier", file.carrier())
        .execute();
  }
}

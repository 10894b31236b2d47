package vn.econgdan.reconcile.files;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The months of carrier_record: opened for COPY, and earlier rows in them superseded. */
final class CarrierRecordStore {
  private static final DateTimeFormatter PARTITION = DateTimeFormatter.ofPattern("uuuu_MM");

  private CarrierRecordStore() {}

  /** In the order in which rows are written. */
  static String copyInto(LocalDate month) {
    return """
        copy %s (file_id, carrier, line, period, carrier_key, message_id, recipient, sender, submitted_at, done_at,
          status, network, part_no, part_count, unit_price_e4, amount_e4)
        from stdin with (format binary)
        """
        .formatted(partition(month));
  }

  private static String partition(LocalDate month) {
    return "carrier_record_" + PARTITION.format(month);
  }

  /** Makes room for a month's rows; commits by itself, since it may lock the parents. */
  static void openMonth(Handle session, LocalDate month) {
    session.createUpdate("call open_carrier_month(:month)").bind("month", month).execute();
  }

  /** Whether a COPY into this month would be let in. */
  static boolean isOpen(Handle session, LocalDate month) {
    return session
        .createQuery("select coalesce(has_table_privilege(to_regclass(:name), 'insert'), false)")
        .bind("name", partition(month))
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Earlier rows with the keys of this file's no longer count. Looked for within the months around
   * it: a carrier may use its ids again after a time.
   *
   * @param periods of the file's rows
   * @return the months of the superseded rows
   */
  static List<LocalDate> supersede(
      Handle handle, CarrierFileStore.Head file, Set<LocalDate> periods) {
    Months months = Months.around(periods);
    if (!CarrierFileStore.anyOther(handle, file, months.first(), months.last())) {
      return List.of();
    }
    // fresh tables have no statistics, and one row at a time would take hours for a month
    handle.execute("set local enable_nestloop = off");
    handle.execute("set local work_mem = '64MB'");
    return handle
        .createQuery(
            """
            with gone as (
              update carrier_record r set superseded_by = :file
              where r.carrier = :carrier and r.superseded_by is null and r.period between :first and :last
                and r.file_id <> :file
                and exists (select from carrier_record s
                  where s.file_id = :file and s.period between :first and :last
                    and s.carrier_key = r.carrier_key and s.part_no = r.part_no)
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
  private record Months(LocalDate first, LocalDate last) {

    /** A correction may move a part over the end of its month, not further. */
    static Months around(Set<LocalDate> periods) {
      LocalDate first = periods.stream().min(LocalDate::compareTo).orElseThrow();
      LocalDate last = periods.stream().max(LocalDate::compareTo).orElseThrow();
      return new Months(first.minusMonths(1), last.plusMonths(1));
    }
  }
}

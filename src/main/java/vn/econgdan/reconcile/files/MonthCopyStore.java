package vn.econgdan.reconcile.files;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A file's rows into their months by COPY, each row written once. A connection has one COPY at a
 * time: the rows of each month are gathered in a buffer, and a full one of another month than the
 * last ends one COPY and begins the next.
 *
 * <p>A partition cannot be made while this transaction has written to another, since making one
 * needs the parent alone. So the month of the first row is opened at once; of a later one that is
 * not open nothing more is written, and {@link #finish} names it.
 */
final class MonthCopyStore implements LongFunction<CopyRows>, AutoCloseable {
  private final Handle handle;
  private final Handle session;
  private final CarrierFileStore.Head file;
  private final Map<Long, CopyRows> months = new HashMap<>();
  private final Set<LocalDate> closed = new HashSet<>();
  private CopyIn copy;
  private long copying;

  /**
   * @param handle in the transaction of the staging
   * @param session a connection of its own, outside any transaction
   */
  MonthCopyStore(Handle handle, Handle session, CarrierFileStore.Head file) {
    this.handle = handle;
    this.session = session;
    this.file = file;
  }

  /** The rows of a month, by its first day in days since 1970. */
  @Override
  public CopyRows apply(long month) {
    CopyRows rows = months.get(month);
    return rows == null ? open(month) : rows;
  }

  private CopyRows open(long month) {
    LocalDate first = LocalDate.ofEpochDay(month);
    if (months.isEmpty()) {
      CarrierRecordStore.openMonth(session, first);
    } else if (!CarrierRecordStore.isOpen(session, first)) {
      closed.add(first);
    }
    CopyRows rows =
        CopyRows.beginningWith(
            file.id(), file.carrier(), (octets, length) -> write(month, octets, length));
    months.put(month, rows);
    return rows;
  }

  private void write(long month, byte[] octets, int length) {
    if (!closed.isEmpty() || length == 0) {
      return;
    }
    try {
      if (copy == null || copying != month) {
        end();
        begin(month);
      }
      copy.writeToCopy(octets, 0, length);
    } catch (SQLException e) {
      throw new IllegalStateException("COPY into carrier_record failed", e);
    }
  }

  private void begin(long month) throws SQLException {
    copying = month;
    copy =
        handle
            .getConnection()
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(CarrierRecordStore.copyInto(LocalDate.ofEpochDay(month)));
    byte[] header = CopyRows.header();
    copy.writeToCopy(header, 0, header.length);
  }

  private void end() throws SQLException {
    if (copy != null) {
      byte[] trailer = CopyRows.trailer();
      copy.writeToCopy(trailer, 0, trailer.length);
      copy.endCopy();
      copy = null;
    }
  }

  /** After the last row; the months that were closed, of which nothing may be kept. */
  ClosedMonths finish() {
    try {
      months.values().forEach(CopyRows::flush);
      end();
      return new ClosedMonths(Set.copyOf(closed));
    } catch (SQLException e) {
      throw new IllegalStateException("COPY into carrier_record failed", e);
    }
  }

  /** Breaks a COPY off that did not come to its end. */
  @Override
  public void close() {
    try {
      if (copy != null && copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("COPY into carrier_record could not be broken off", e);
    }
  }
}

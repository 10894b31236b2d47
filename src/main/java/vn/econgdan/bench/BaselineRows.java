package vn.econgdan.bench;

import java.sql.SQLException;
import java.util.List;

/** What a bare pipeline keeps of a broadcast: the rows it writes decide what it is the limit of. */
interface BaselineRows {
  /** One for each thread; writes are committed when a method returns. */
  Session open() throws SQLException;

  /**
   * A part as it is submitted.
   *
   * @param index from 0, in the order of the broadcast
   * @param msisdn digits without a plus, as they stand on the wire
   */
  record Part(int index, String msisdn, int reference) {}

  /** What the SMSC answered to a part. */
  record Answer(Part part, String carrierId) {}

  /** A receipt as it came, for the part it was found to belong to. */
  record Receipt(Part part, String carrierId, byte[] octets, int sequence) {}

  /**
   * One thread's way to the rows; indexes are {@code from} to {@code until}, which is not meant.
   */
  interface Session extends AutoCloseable {
    void prepare(int from, int until) throws SQLException;

    List<Part> claim(int from, int until) throws SQLException;

    /** A receipt comes in the group of its answer or in a later one. */
    void write(List<Answer> answers, List<Receipt> receipts) throws SQLException;

    @Override
    void close() throws SQLException;
  }
}

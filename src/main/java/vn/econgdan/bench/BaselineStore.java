package vn.econgdan.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The rows of the limit: the same as the system's, in tables of their own beside them. */
final class BaselineStore {
  private BaselineStore() {}

  /** One part as it is submitted. */
  record Part(long id, String msisdn, int reference) {}

  /** What the SMSC answered. */
  record Answer(long segment, String carrierId) {}

  /** A receipt with the id it is stored under. */
  record Receipt(long id, byte[] octets, String carrierId, int sequence) {}

  /** The octets all recipients get. */
  record Text(byte[] octets, byte dataCoding) {}

  static void tables(Connection database) throws SQLException {
    for (String table :
        List.of(
            "segment", "attempt", "batch", "number_reference", "receipt_raw", "receipt_match")) {
      run(database, table(table));
    }
  }

  /** Names are constants of this class; indexes and checks come along. */
  private static String table(String name) {
    return switch (name) {
      case "segment" -> "create table bare.segment (like public.segment including all)";
      case "attempt" -> "create table bare.attempt (like public.attempt including all)";
      case "batch" -> "create table bare.batch (like public.batch including all)";
      case "number_reference" ->
          "create table bare.number_reference (like public.number_reference including all)";
      case "receipt_raw" -> "create table bare.receipt_raw (like public.receipt_raw including all)";
      case "receipt_match" ->
          "create table bare.receipt_match (like public.receipt_match including all)";
      default -> throw new IllegalArgumentException(name);
    };
  }

  static void schema(Connection database) throws SQLException {
    run(database, "create schema bare");
    tables(database);
  }

  /** A month without rows has no statistics, and a plan by them would read it from end to end. */
  static void byIndexOnly(Connection database) throws SQLException {
    run(database, "set enable_seqscan = off");
  }

  private static void run(Connection database, String sql) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.execute();
    }
  }

  static Text text(Connection database, long send) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            "select octets, data_coding from send_part where planned_send_id = ?")) {
      statement.setLong(1, send);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Text(row.getBytes(1), row.getByte(2));
      }
    }
  }

  /** Segments, references and batches of the send's frozen audience, in one statement. */
  static void prepare(Connection database, long send) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            """
            with chosen as (
              select p.send_month, p.ward_code, p.lane, m.member_no, m.msisdn,
                (row_number() over (order by m.member_no) - 1) / 500 as batch_no
              from audience_member m join planned_send p on p.id = m.planned_send_id
              where m.planned_send_id = ? and m.included
            ), batches as (
              insert into bare.batch (send_month, id, planned_send_id, ward_code, lane, state, parts, done_at)
              select send_month, nextval('batch_id'), ?, ward_code, lane, 'DONE', count(*), now()
              from chosen group by send_month, ward_code, lane, batch_no
            ), refs as (
              insert into bare.number_reference as r (msisdn, last_reference)
              select msisdn, 1 from chosen order by msisdn
              on conflict (msisdn) do update set last_reference = (r.last_reference + 1) % 65536
              returning msisdn, last_reference
            )
            insert into bare.segment (send_month, id, planned_send_id, ward_code, lane, member_no, msisdn, part_no,
              part_count, reference, batch_id)
            select send_month, nextval('segment_id'), ?, ward_code, lane, member_no, c.msisdn, 1, 1, last_reference,
              batch_no
            from chosen c join refs using (msisdn) order by member_no
            """)) {
      statement.setLong(1, send);
      statement.setLong(2, send);
      statement.setLong(3, send);
      statement.executeUpdate();
    }
  }

  /** Claims the next parts behind {@code after}. */
  static List<Part> claim(Connection database, long send, long after, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            """
            with claimed as (
              insert into bare.attempt (send_month, segment_id, attempt_no, ward_code, incarnation, state, carrier,
                msisdn, reference, claimed_at)
              select send_month, id, 1, ward_code, 0, 'CLAIMED', 'vnpt', msisdn, reference, clock_timestamp()
              from bare.segment where planned_send_id = ? and id > ? order by id limit ?
              returning segment_id, msisdn, reference
            )
            select segment_id, msisdn, reference from claimed order by segment_id
            """)) {
      statement.setLong(1, send);
      statement.setLong(2, after);
      statement.setInt(3, limit);
      return parts(statement);
    }
  }

  private static List<Part> parts(PreparedStatement statement) throws SQLException {
    List<Part> parts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        parts.add(new Part(row.getLong(1), row.getString(2), row.getInt(3)));
      }
    }
    return parts;
  }

  static void answered(Connection database, LocalDate month, List<Answer> answers)
      throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            """
            update bare.attempt a set state = 'SUBMITTED', carrier_id = o.id, carrier_key = o.id, command_status = 0,
              rate_e4 = 5500000, answered_at = clock_timestamp()
            from unnest(?, ?) as o(segment_id, id)
            where a.send_month = ? and a.segment_id = o.segment_id and a.attempt_no = 1
            """)) {
      statement.setArray(1, longs(database, answers.stream().map(Answer::segment)));
      statement.setArray(2, texts(database, answers.stream().map(Answer::carrierId)));
      statement.setObject(3, month);
      statement.executeUpdate();
    }
  }

  static void raw(Connection database, LocalDate month, OffsetDateTime at, List<Receipt> receipts)
      throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            """
            insert into bare.receipt_raw (received_month, id, carrier, received_at, kind, octets, carrier_id,
              carrier_key, state_word, error, done_at)
            values (?, ?, 'vnpt', ?, 'RECEIPT', ?, ?, ?, 'DELIVRD', '000', ?)
            """)) {
      for (Receipt receipt : receipts) {
        statement.setObject(1, month);
        statement.setLong(2, receipt.id());
        statement.setObject(3, at);
        statement.setBytes(4, receipt.octets());
        statement.setString(5, receipt.carrierId());
        statement.setString(6, receipt.carrierId());
        statement.setObject(7, at);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Returns the ids of receipts that found their attempt; the others came before the answer. */
  static List<Long> match(Connection database, LocalDate month, List<Receipt> receipts)
      throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            """
            with done as (
              update bare.attempt a set state = 'DELIVERED', final_at = clock_timestamp()
              from unnest(?, ?) as r(id, key)
              where a.carrier = 'vnpt' and a.carrier_key = r.key and a.carrier_key is not null
              returning r.id, a.send_month, a.segment_id, a.attempt_no
            )
            insert into bare.receipt_match (received_month, receipt_id, send_month, segment_id, attempt_no,
              matched_at, through)
            select ?, id, send_month, segment_id, attempt_no, clock_timestamp(), 'CARRIER_ID' from done
            returning receipt_id
            """)) {
      statement.setArray(1, longs(database, receipts.stream().map(Receipt::id)));
      statement.setArray(2, texts(database, receipts.stream().map(Receipt::carrierId)));
      statement.setObject(3, month);
      List<Long> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(row.getLong(1));
        }
      }
      return found;
    }
  }

  static long delivered(Connection database, long send) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            """
            select count(*) from bare.segment s
            join bare.attempt a on a.send_month = s.send_month and a.segment_id = s.id and a.state = 'DELIVERED'
            join bare.receipt_match m on m.send_month = a.send_month and m.segment_id = a.segment_id
            where s.planned_send_id = ?
            """)) {
      statement.setLong(1, send);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static java.sql.Array longs(Connection database, java.util.stream.Stream<Long> values)
      throws SQLException {
    return database.createArrayOf("bigint", values.toArray());
  }

  private static java.sql.Array texts(Connection database, java.util.stream.Stream<String> values)
      throws SQLException {
    return database.createArrayOf("text", values.toArray());
  }
}

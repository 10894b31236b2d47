package vn.econgdan.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A connection of the limit. Joins may only be nested loops by index: the one sensible plan of each
 * of its statements, whatever the statistics say.
 */
abstract class BaselineSession implements BaselineRows.Session {
  private static final String PLANS =
      "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off";

  private final Connection connection;

  BaselineSession(Connection connection) throws SQLException {
    this.connection = connection;
    execute(PLANS);
    connection.setAutoCommit(false);
  }

  final void execute(String sql) throws SQLException {
    try (PreparedStatement statement = statement(sql)) {
      statement.execute();
    }
  }

  final PreparedStatement statement(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  final void commit() throws SQLException {
    connection.commit();
  }

  final Array longs(Stream<Long> values) throws SQLException {
    return connection.createArrayOf("bigint", values.toArray());
  }

  final Array integers(Stream<Integer> values) throws SQLException {
    return connection.createArrayOf("integer", values.toArray());
  }

  final Array texts(Stream<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  final Array octets(Stream<byte[]> values) throws SQLException {
    return connection.createArrayOf("bytea", values.toArray(byte[][]::new));
  }

  /** Rows of index, number and reference. */
  static List<BaselineRows.Part> parts(PreparedStatement statement) throws SQLException {
    List<BaselineRows.Part> parts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        parts.add(new BaselineRows.Part(row.getInt(1), row.getString(2), row.getInt(3)));
      }
    }
    return parts;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

package vn.econgdan.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * One narrow row a part, claimed, answered and delivered in place; octets of receipts are not kept.
 * The least that a queue in PostgreSQL can write.
 */
final class OutboxStore extends BaselineSession {
  private static final long BROADCAST = 10_000_000;

  private final long broadcast;

  /**
   * @param broadcast counts the broadcasts of one database, from 1
   */
  OutboxStore(Connection connection, int broadcast) throws SQLException {
    super(connection);
    this.broadcast = broadcast * BROADCAST;
  }

  void create() throws SQLException {
    execute(
        """
        create table outbox (id bigint primary key, msisdn text not null, state smallint not null default 0,
          carrier_id text, submitted_at timestamptz, receipt_state text, receipt_at timestamptz) with (fillfactor = 50)
        """);
    commit();
  }

  @Override
  public void prepare(int from, int until) throws SQLException {
    try (PreparedStatement statement =
        statement(
            """
            insert into outbox (id, msisdn)
            select ? + member_no, msisdn from audience where member_no >= ? and member_no < ? order by member_no
            """)) {
      statement.setLong(1, broadcast);
      statement.setInt(2, from);
      statement.setInt(3, until);
      statement.executeUpdate();
    }
    commit();
  }

  @Override
  public List<BaselineRows.Part> claim(int from, int until) throws SQLException {
    try (PreparedStatement statement =
        statement(
            """
            update outbox set state = 1 where id between ? and ?
            returning cast(id - ? as integer), msisdn, cast(id % 65536 as integer)
            """)) {
      statement.setLong(1, broadcast + from);
      statement.setLong(2, broadcast + until - 1);
      statement.setLong(3, broadcast);
      List<BaselineRows.Part> parts = parts(statement);
      commit();
      return parts;
    }
  }

  @Override
  public void write(List<BaselineRows.Answer> answers, List<BaselineRows.Receipt> receipts)
      throws SQLException {
    if (!answers.isEmpty()) {
      answered(answers);
    }
    if (!receipts.isEmpty()) {
      received(receipts);
    }
    commit();
  }

  private void answered(List<BaselineRows.Answer> answers) throws SQLException {
    try (PreparedStatement statement =
        statement(
            """
            update outbox o set state = 2, carrier_id = a.carrier_id, submitted_at = clock_timestamp()
            from unnest(?, ?) as a(id, carrier_id) where o.id = a.id
            """)) {
      statement.setArray(
          1, longs(answers.stream().map(answer -> broadcast + answer.part().index())));
      statement.setArray(2, texts(answers.stream().map(BaselineRows.Answer::carrierId)));
      statement.executeUpdate();
    }
  }

  private void received(List<BaselineRows.Receipt> receipts) throws SQLException {
    try (PreparedStatement statement =
        statement(
            """
            update outbox o set state = 3, receipt_state = 'DELIVRD', receipt_at = clock_timestamp()
            from unnest(?) as r(id) where o.id = r.id
            """)) {
      statement.setArray(
          1, longs(receipts.stream().map(receipt -> broadcast + receipt.part().index())));
      statement.executeUpdate();
    }
  }
}

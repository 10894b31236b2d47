package vn.econgdan.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * The rows that the design of the system must write for a part: one segment, one attempt that is
 * inserted with its outcome and updated once, one raw receipt that says which part it is of; and
 * one claim a lot. No index that no statement here, nor a restart, would ask.
 */
final class BaselineStore extends BaselineSession {
  /** Ids of one broadcast; more than it can have parts. */
  private static final long BROADCAST = 10_000_000;

  private final LocalDate month;
  private final long broadcast;

  /**
   * @param broadcast counts the broadcasts of one database, from 1
   */
  BaselineStore(Connection connection, LocalDate month, int broadcast) throws SQLException {
    super(connection);
    this.month = month;
    this.broadcast = broadcast * BROADCAST;
  }

  /** Tables, and the people every broadcast goes to. */
  void create(int people) throws SQLException {
    execute(
        """
        create table audience (member_no integer primary key, msisdn text not null);
        create table segment (send_month date not null, id bigint not null, planned_send_id bigint not null,
          ward_code text not null, lane text not null, member_no integer not null, msisdn text not null,
          part_no smallint not null, part_count smallint not null, reference integer not null, batch_id bigint not null,
          primary key (id, send_month));
        create table claim (send_month date not null, id bigint not null, batch_id bigint not null,
          incarnation bigint not null, first_segment bigint not null, last_segment bigint not null,
          parts integer not null, claimed_at timestamptz not null, primary key (id, send_month));
        create table attempt (send_month date not null, segment_id bigint not null, attempt_no smallint not null,
          ward_code text not null, claim_id bigint not null, state text not null, carrier text not null,
          carrier_id text, carrier_key text, msisdn text not null, reference integer not null, command_status integer,
          rate_e4 bigint, answered_at timestamptz, final_at timestamptz,
          primary key (segment_id, attempt_no, send_month)) with (fillfactor = 70);
        create index on attempt (carrier_key, carrier);
        create table receipt_raw (received_month date not null, id bigint not null, carrier text not null,
          received_at timestamptz not null, kind text not null, octets bytea not null, carrier_id text,
          carrier_key text, state_word text, error text, done_at timestamptz, send_month date, segment_id bigint,
          attempt_no smallint, through text, primary key (id, received_month))
        """);
    try (PreparedStatement statement =
        statement(
            "insert into audience select n, '8490' || lpad(cast(n as text), 7, '0') from generate_series(0, ?) n")) {
      statement.setInt(1, people - 1);
      statement.executeUpdate();
    }
    commit();
  }

  /** Between two broadcasts. */
  void analyze() throws SQLException {
    execute(
        "analyze audience; analyze segment; analyze claim; analyze attempt; analyze receipt_raw");
    commit();
  }

  @Override
  public void prepare(int from, int until) throws SQLException {
    try (PreparedStatement statement =
        statement(
            """
            insert into segment (send_month, id, planned_send_id, ward_code, lane, member_no, msisdn, part_no,
              part_count, reference, batch_id)
            select ?, ? + member_no, ?, '00367', 'NORMAL', member_no, msisdn, 1, 1, member_no % 65536,
              ? + member_no / 500
            from audience where member_no >= ? and member_no < ? order by member_no
            """)) {
      statement.setObject(1, month);
      statement.setLong(2, broadcast);
      statement.setLong(3, broadcast);
      statement.setLong(4, broadcast);
      statement.setInt(5, from);
      statement.setInt(6, until);
      statement.executeUpdate();
    }
    commit();
  }

  @Override
  public List<BaselineRows.Part> claim(int from, int until) throws SQLException {
    try (PreparedStatement statement =
        statement(
            """
            with claimed as (
              insert into claim (send_month, id, batch_id, incarnation, first_segment, last_segment, parts, claimed_at)
              values (?, ?, ? + ? / 500, 1, ?, ?, ?, clock_timestamp())
            )
            select member_no, msisdn, reference from segment
            where send_month = ? and id between ? and ? order by id
            """)) {
      statement.setObject(1, month);
      statement.setLong(2, broadcast + from);
      statement.setLong(3, broadcast);
      statement.setInt(4, from);
      statement.setLong(5, broadcast + from);
      statement.setLong(6, broadcast + until - 1);
      statement.setInt(7, until - from);
      statement.setObject(8, month);
      statement.setLong(9, broadcast + from);
      statement.setLong(10, broadcast + until - 1);
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
            insert into attempt (send_month, segment_id, attempt_no, ward_code, claim_id, state, carrier, carrier_id,
              carrier_key, msisdn, reference, command_status, rate_e4, answered_at)
            select ?, ? + a.member_no, 1, '00367', ? + a.member_no, 'SUBMITTED', 'vnpt', a.carrier_id, a.carrier_id,
              a.msisdn, a.reference, 0, 5500000, clock_timestamp()
            from unnest(?, ?, ?, ?) as a(member_no, msisdn, reference, carrier_id)
            """)) {
      statement.setObject(1, month);
      statement.setLong(2, broadcast);
      statement.setLong(3, broadcast);
      statement.setArray(4, integers(answers.stream().map(answer -> answer.part().index())));
      statement.setArray(5, texts(answers.stream().map(answer -> answer.part().msisdn())));
      statement.setArray(6, integers(answers.stream().map(answer -> answer.part().reference())));
      statement.setArray(7, texts(answers.stream().map(BaselineRows.Answer::carrierId)));
      statement.executeUpdate();
    }
  }

  private void received(List<BaselineRows.Receipt> receipts) throws SQLException {
    try (PreparedStatement statement =
        statement(
            """
            with come as materialized (
              select * from unnest(?, ?, ?) as r(member_no, carrier_id, octets)
            ), kept as (
              insert into receipt_raw (received_month, id, carrier, received_at, kind, octets, carrier_id, carrier_key,
                state_word, error, done_at, send_month, segment_id, attempt_no, through)
              select ?, ? + member_no, 'vnpt', clock_timestamp(), 'RECEIPT', octets, carrier_id, carrier_id, 'DELIVRD',
                '000', clock_timestamp(), ?, ? + member_no, 1, 'CARRIER_ID' from come
            )
            update attempt a set state = 'DELIVERED', final_at = clock_timestamp() from come
            where a.segment_id = ? + come.member_no and a.attempt_no = 1 and a.send_month = ?
            """)) {
      statement.setArray(1, integers(receipts.stream().map(receipt -> receipt.part().index())));
      statement.setArray(2, texts(receipts.stream().map(BaselineRows.Receipt::carrierId)));
      statement.setArray(3, octets(receipts.stream().map(BaselineRows.Receipt::octets)));
      statement.setObject(4, month);
      statement.setLong(5, broadcast);
      statement.setObject(6, month);
      statement.setLong(7, broadcast);
      statement.setLong(8, broadcast);
      statement.setObject(9, month);
      int updated = statement.executeUpdate();
      if (updated != receipts.size()) {
        throw new IllegalStateException(
            updated + " attempts updated by " + receipts.size() + " receipts");
      }
    }
  }
}

package vn.econgdan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import vn.econgdan.app.node.Carrier;

/** The attempts of a measurement, and the limit: COPY and one join. */
final class RecordsBenchStore {
  private RecordsBenchStore() {}

  /** One attempt each 0.8 s from the second of the month; two of five texts have two parts. */
  static void fill(Handle handle, LocalDate month, int attempts) {
    handle.select("select ensure_month(?)", month).mapTo(Integer.class).one();
    handle
        .createUpdate(
            """
            insert into segment (send_month, id, planned_send_id, ward_code, lane, member_no, msisdn, part_no, part_count,
              reference)
            select :month, n, n / 20000 + 1, '00367', 'NORMAL', n % 20000, '+849' || lpad(cast(n as text), 8, '0'),
              case when n % 10 < 6 then 1 else 1 + n % 2 end, case when n % 10 < 6 then 1 else 2 end, n % 65536
            from generate_series(1, :attempts) n
            """)
        .bind("month", month)
        .bind("attempts", attempts)
        .execute();
    handle
        .createUpdate(
            """
            insert into attempt (send_month, segment_id, attempt_no, ward_code, claim_id, state, carrier, carrier_id,
              carrier_key, msisdn, reference, rate_e4, claimed_at, answered_at, final_at)
            select :month, n, 1, '00367', 1, case when n % 97 = 0 then 'UNDELIVERED' else 'DELIVERED' end, :carrier,
              cast(8120000000000 + cast(n as bigint) * 7 as text), cast(8120000000000 + cast(n as bigint) * 7 as text),
              '+849' || lpad(cast(n as text), 8, '0'), n % 65536, 5500000, t.at, t.at, t.at
            from generate_series(1, :attempts) n
            cross join lateral (
              select (cast(:month as date) + interval '1 day' + n * interval '0.8 s') at time zone 'Asia/Ho_Chi_Minh' as at
            ) t
            """)
        .bind("month", month)
        .bind("attempts", attempts)
        .bind("carrier", Carrier.NAME)
        .execute();
    handle.execute(
        """
        create table bench_record (message_id text not null, recipient text not null, sender text,
          submit_time timestamp not null, done_time timestamp, status text not null, network text,
          part_no smallint not null, part_count smallint not null, unit_price numeric not null, amount numeric not null)
        """);
  }

  /** Nothing of an earlier run is left, nor to be written. */
  static void checkpoint(Handle handle) {
    handle.execute("checkpoint");
  }

  static void analyze(Handle handle) {
    handle.execute("vacuum (analyze) attempt, segment");
  }

  static void clear(Handle handle) {
    handle.execute(
        """
        truncate bench_record, carrier_file, carrier_file_chunk, carrier_file_problem, carrier_file_repeat, carrier_record,
          difference, statement, statement_line
        """);
  }

  /** As plain as it gets: a logged table without an index. */
  static void copy(Handle handle, InputStream csv) throws SQLException, IOException {
    handle
        .getConnection()
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy bench_record from stdin (format csv, header)", csv, 1 << 16);
  }

  static long join(Handle handle) {
    handle.execute("set work_mem = '128MB'"); // as the match has it
    return handle
        .createQuery(
            "select count(*) from attempt a join bench_record r on r.message_id = a.carrier_key")
        .mapTo(Long.class)
        .one();
  }
}

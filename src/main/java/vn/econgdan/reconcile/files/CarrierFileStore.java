package vn.econgdan.reconcile.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.econgdan.identity.Listing;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;

/** Files of carriers: what came, how far it is, what was wrong with it. */
final class CarrierFileStore {
  private static final String LOCK = "hashtext('econgdan.carrier_files')";
  private static final String OPEN = "state in ('RECEIVED', 'STAGING', 'MATCHING')";
  private static final String HEAD =
      """
      id, carrier, name, state, rejection, rejection_arguments, row_count, accepted, quarantined, periods,
        from_folder, tries, received_at, received_by, finished_at
      """;

  private CarrierFileStore() {}

  /** A file that came. */
  record NewFile(
      String carrier, String sha256, String name, boolean fromFolder, String by, Instant at) {}

  /** A file as it stands. */
  record Head(
      long id,
      String carrier,
      String name,
      CarrierFileState state,
      String rejection,
      List<String> rejectionArguments,
      Counts counts,
      List<LocalDate> periods,
      boolean fromFolder,
      int tries,
      Instant receivedAt,
      String receivedBy,
      Instant finishedAt) {}

  /** Lines; accepted and quarantined add up to rows. */
  record Counts(long rows, long accepted, long quarantined) {}

  /** Nothing when this content came before, from whomever: then it is not taken again. */
  static Optional<Long> insert(Handle handle, NewFile file) {
    return handle
        .createQuery(
            """
            insert into carrier_file
              (carrier, sha256, name, state, from_folder, next_try_at, received_at, received_by)
            values (:carrier, :sha256, :name, 'RECEIVED', :folder, :at, :at, :by)
            on conflict (carrier, sha256) do nothing returning id
            """)
        .bind("carrier", file.carrier())
        .bind("sha256", file.sha256())
        .bind("name", file.name())
        .bind("folder", file.fromFolder())
        .bind("at", file.at())
        .bind("by", file.by())
        .mapTo(Long.class)
        .findOne();
  }

  static long idOf(Handle handle, String carrier, String sha256) {
    return handle
        .createQuery("select id from carrier_file where carrier = :carrier and sha256 = :sha256")
        .bind("carrier", carrier)
        .bind("sha256", sha256)
        .mapTo(Long.class)
        .one();
  }

  /** False unless it was rejected; then it waits as on its first day, its problems forgotten. */
  static boolean readAgain(Handle handle, long id, Instant now) {
    boolean rejected =
        handle
                .createUpdate(
                    """
                    update carrier_file set state = 'RECEIVED', rejection = null, rejection_arguments = '{}', tries = 0,
                      next_try_at = :now, finished_at = null, row_count = 0, accepted = 0, quarantined = 0
                    where id = :id and state = 'REJECTED'
                    """)
                .bind("id", id)
                .bind("now", now)
                .execute()
            == 1;
    if (rejected) {
      handle
          .createUpdate("delete from carrier_file_problem where file_id = :id")
          .bind("id", id)
          .execute();
    }
    return rejected;
  }

  static void insertChunk(Handle handle, long id, int number, byte[] octets) {
    handle
        .createUpdate(
            "insert into carrier_file_chunk (file_id, chunk_no, octets) values (:id, :number, :octets)")
        .bind("id", id)
        .bind("number", number)
        .bind("octets", octets)
        .execute();
  }

  /** Nothing behind the last one. */
  static Optional<byte[]> chunk(Handle handle, long id, int number) {
    return handle
        .createQuery(
            "select octets from carrier_file_chunk where file_id = :id and chunk_no = :number")
        .bind("id", id)
        .bind("number", number)
        .mapTo(byte[].class)
        .findOne();
  }

  static boolean anyOpen(Handle handle) {
    return handle
        .createQuery("select exists (select from carrier_file where " + OPEN + ")")
        .mapTo(Boolean.class)
        .one();
  }

  /** One node works at a time; the lock is the session's and ends with it, also by a kill. */
  static boolean tryLock(Handle session) {
    return session
        .createQuery("select pg_try_advisory_lock(" + LOCK + ")")
        .mapTo(Boolean.class)
        .one();
  }

  static void unlock(Handle session) {
    session.createQuery("select pg_advisory_unlock(" + LOCK + ")").mapTo(Boolean.class).one();
  }

  /**
   * The oldest file whose turn it is, counted as begun once more. One that failed waits a minute
   * longer each time, so that others get theirs.
   */
  static Optional<Head> begin(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            update carrier_file set tries = tries + 1, next_try_at = cast(:now as timestamptz) + tries * interval '1 minute',
              state = case state when 'RECEIVED' then 'STAGING' else state end
            where id = (select id from carrier_file where %s and next_try_at <= :now order by id limit 1)
            returning %s
            """
                .formatted(OPEN, HEAD))
        .bind("now", now)
        .map((row, context) -> head(row))
        .findOne();
  }

  /** False when somebody else has brought it further; the row stays locked to the end. */
  static boolean lockStaging(Handle handle, long id) {
    return handle
        .createQuery("select id from carrier_file where id = :id and state = 'STAGING' for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  static void toMatching(Handle handle, long id, Counts counts, Collection<LocalDate> periods) {
    handle
        .createUpdate(
            """
            update carrier_file set state = 'MATCHING', row_count = :rows, accepted = :accepted,
              quarantined = :quarantined, periods = :periods
            where id = :id
            """)
        .bind("rows", counts.rows())
        .bind("accepted", counts.accepted())
        .bind("quarantined", counts.quarantined())
        .bind("periods", periods.toArray(LocalDate[]::new))
        .bind("id", id)
        .execute();
  }

  /** Whether another file of the carrier has rows in these months; both ends are looked at too. */
  static boolean anyOther(Handle handle, Head file, LocalDate first, LocalDate last) {
    return handle
        .createQuery(
            """
            select exists (select from carrier_file f cross join unnest(f.periods) as p(period)
              where f.carrier = :carrier and f.id <> :id and f.state in ('MATCHING', 'MATCHED')
                and p.period between :first and :last)
            """)
        .bind("carrier", file.carrier())
        .bind("id", file.id())
        .bind("first", first)
        .bind("last", last)
        .mapTo(Boolean.class)
        .one();
  }

  static void toMatched(Handle handle, long id, Instant now) {
    handle
        .createUpdate(
            """
            update carrier_file set state = 'MATCHED', finished_at = :now where id = :id and state = 'MATCHING'
            """)
        .bind("id", id)
        .bind("now", now)
        .execute();
  }

  /** Why none of it counts, and what its reading had found by then. */
  record Rejected(String code, List<String> arguments, Counts counts, Instant at) {}

  static void toRejected(Handle handle, long id, Rejected why) {
    handle
        .createUpdate(
            """
            update carrier_file set state = 'REJECTED', rejection = :code, rejection_arguments = :arguments,
              row_count = :rows, accepted = 0, quarantined = :quarantined, finished_at = :at
            where id = :id
            """)
        .bind("code", why.code())
        .bind("arguments", why.arguments().toArray(String[]::new))
        .bind("rows", why.counts().rows())
        .bind("quarantined", why.counts().quarantined())
        .bind("at", why.at())
        .bind("id", id)
        .execute();
  }

  static void insertProblems(Handle handle, long id, List<LineProblem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into carrier_file_problem (file_id, line, reason, arguments)
            values (:id, :line, :reason, :arguments)
            """);
    for (LineProblem problem : problems) {
      batch
          .bind("id", id)
          .bind("line", problem.line())
          .bind("reason", problem.code())
          .bind("arguments", problem.arguments().toArray(String[]::new))
          .add();
    }
    batch.execute();
  }

  /** Keys of more than one of its rows, all of them; the match need not look for them. */
  static void insertRepeats(Handle handle, long id, Collection<String> keys) {
    handle
        .createUpdate(
            "insert into carrier_file_repeat (file_id, carrier_key) select :id, unnest(:keys)")
        .bind("id", id)
        .bindArray("keys", String.class, keys)
        .execute();
    handle
        .createUpdate("update carrier_file set repeats_known = true where id = :id")
        .bind("id", id)
        .execute();
  }

  static Optional<Head> find(Handle handle, long id) {
    return handle
        .createQuery("select " + HEAD + " from carrier_file where id = :id")
        .bind("id", id)
        .map((row, context) -> head(row))
        .findOne();
  }

  private static final Listing<Head> LIST =
      new Listing<>(
          HEAD,
          "carrier_file",
          "",
          """
          (cast(:text as text) is null
            or strpos(fold(concat_ws(' ', name, carrier, state, rejection, received_by)), :text) > 0)
          """,
          new SortColumns(
              Map.of(
                  "receivedAt", "received_at",
                  "finishedAt", "finished_at",
                  "name", "fold(name)",
                  "state", "state",
                  "rows", "row_count",
                  "quarantined", "quarantined"),
              "id desc"),
          (row, context) -> head(row));

  private static final Listing<LineProblem> PROBLEMS =
      new Listing<>(
          "line, reason, arguments",
          "carrier_file_problem",
          "",
          """
          file_id = :file and (cast(:text as text) is null
            or strpos(fold(reason || ' ' || array_to_string(arguments, ' ')), :text) > 0)
          """,
          new SortColumns(Map.of("line", "line", "reason", "reason"), "line"),
          (row, context) ->
              new LineProblem(
                  row.getLong("line"), row.getString("reason"), texts(row, "arguments")));

  /** The latest first, unless another order is wanted. */
  static Page<Head> page(Handle handle, ListRequest wanted) {
    return LIST.page(handle, wanted, Map.of());
  }

  static List<LineProblem> problems(Handle handle, long id, ListRequest wanted) {
    return PROBLEMS.rows(handle, wanted, Map.of("file", id));
  }

  /** Files that should have been done by now. */
  static List<Long> openSince(Handle handle, Instant before) {
    return handle
        .createQuery("select id from carrier_file where received_at < :before and " + OPEN)
        .bind("before", before)
        .mapTo(Long.class)
        .list();
  }

  private static Head head(ResultSet row) throws SQLException {
    return new Head(
        row.getLong("id"),
        row.getString("carrier"),
        row.getString("name"),
        CarrierFileState.valueOf(row.getString("state")),
        row.getString("rejection"),
        texts(row, "rejection_arguments"),
        new Counts(row.getLong("row_count"), row.getLong("accepted"), row.getLong("quarantined")),
        days(row),
        row.getBoolean("from_folder"),
        row.getInt("tries"),
        instant(row, "received_at"),
        row.getString("received_by"),
        instant(row, "finished_at"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static List<LocalDate> days(ResultSet row) throws SQLException {
    java.sql.Date[] days = (java.sql.Date[]) row.getArray("periods").getArray();
    return Arrays.stream(days).map(java.sql.Date::toLocalDate).toList();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}

package vn.econgdan.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.identity.Listing;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;
import vn.econgdan.registry.imports.file.ParsedRow;
import vn.econgdan.registry.imports.file.RowProblem;
import vn.econgdan.registry.imports.file.Verdict;

/** Imports and the verdicts on their rows. */
final class ImportStore {
  private static final Listing<ImportHead> LIST =
      new Listing<>(
          "i.*",
          "registry_import i",
          "",
          """
          (cast(:account as bigint) is null or i.account_id = :account)
            and (cast(:text as text) is null or strpos(fold(i.mode || ' ' || i.state), :text) > 0)
            and (cast(:phone as text) is null or exists (select from registry_import_row r
              where r.import_id = i.id and r.phone = :phone))
          """,
          new SortColumns(
              Map.of(
                  "createdAt", "i.created_at",
                  "finishedAt", "i.finished_at",
                  "state", "i.state",
                  "mode", "i.mode",
                  "total", "i.total"),
              "i.id desc"),
          (row, context) -> listed(row));

  private ImportStore() {}

  private static ImportHead listed(ResultSet row) throws SQLException {
    return new ImportHead(
        row.getString("id"),
        row.getString("mode"),
        ImportState.valueOf(row.getString("state")),
        row.getInt("total"),
        row.getInt("accepted"),
        row.getInt("warned"),
        row.getInt("refused"),
        instant(row, "created_at"),
        instant(row, "finished_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  /**
   * @param account only this one's; null for all
   */
  static Page<ImportHead> list(Handle handle, Long account, ListRequest wanted) {
    Map<String, Object> filter = new HashMap<>();
    filter.put("account", account);
    return LIST.page(handle, wanted, filter);
  }

  /** A running import; its id. */
  static long insert(Handle handle, Actor actor, NewImport started) {
    return handle
        .createQuery(
            """
            insert into registry_import (ward_code, mode, state, content_hash, account_id, total, columns,
              ignored_columns, created_at)
            values (:ward, :mode, 'RUNNING', :hash, :account, :total, cast(:columns as jsonb), :ignored, :now)
            returning id
            """)
        .bind("ward", actor.ward().orElseThrow().code())
        .bind("mode", started.mode())
        .bind("hash", started.hash())
        .bind("account", actor.accountId())
        .bind("total", started.total())
        .bind("columns", RowJson.write(started.columns()))
        .bind("ignored", started.ignored().toArray(String[]::new))
        .bind("now", started.at())
        .mapTo(Long.class)
        .one();
  }

  /** What is known of an import when it begins. */
  record NewImport(
      String mode,
      String hash,
      int total,
      Map<String, String> columns,
      List<String> ignored,
      Instant at) {}

  /** Verdicts of one batch, in the transaction that applies it. */
  static void addVerdicts(Handle handle, ImportClaim claim, List<ParsedRow> rows) {
    var batch =
        handle.prepareBatch(
            """
            insert into registry_import_row (import_id, ward_code, line, verdict, phone, problems)
            values (:id, :ward, :line, :verdict, :phone, cast(:problems as jsonb))
            """);
    String ward = claim.actor().ward().orElseThrow().code();
    for (ParsedRow row : rows) {
      batch
          .bind("id", claim.id())
          .bind("ward", ward)
          .bind("line", row.line())
          .bind("verdict", row.verdict().name())
          .bind("phone", row.phone())
          .bind("problems", RowJson.write(row.problems()))
          .add();
    }
    batch.execute();
  }

  static void count(Handle handle, long id, List<ParsedRow> rows) {
    handle
        .createUpdate(
            """
            update registry_import set accepted = accepted + :accepted, warned = warned + :warned,
              refused = refused + :refused
            where id = :id
            """)
        .bind("id", id)
        .bind("accepted", count(rows, Verdict.ACCEPTED))
        .bind("warned", count(rows, Verdict.WARNED))
        .bind("refused", count(rows, Verdict.REFUSED))
        .execute();
  }

  private static long count(List<ParsedRow> rows, Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }

  /** What the planner knows of the registry's tables is made anew, before anybody rests on it. */
  static void refreshStatistics(Handle handle) {
    handle.execute("select refresh_registry_statistics()");
  }

  /**
   * @param failure a code; null when it did not fail
   */
  static void finish(Handle handle, long id, ImportState state, String failure, Instant now) {
    handle
        .createUpdate(
            """
            update registry_import set state = :state, failure = :failure, finished_at = :now where id = :id
            """)
        .bind("id", id)
        .bind("state", state.name())
        .bind("failure", failure)
        .bind("now", now)
        .execute();
  }

  /**
   * An import as it stands, without its rows.
   *
   * @param columns how the file spells each column, by its name in the contract
   */
  record Head(
      long id,
      long accountId,
      ImportState state,
      String failure,
      int total,
      int accepted,
      int warned,
      int refused,
      Map<String, String> columns,
      List<String> ignored) {}

  static Optional<Head> find(Handle handle, long id) {
    return handle
        .createQuery("select * from registry_import where id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                new Head(
                    row.getLong("id"),
                    row.getLong("account_id"),
                    ImportState.valueOf(row.getString("state")),
                    row.getString("failure"),
                    row.getInt("total"),
                    row.getInt("accepted"),
                    row.getInt("warned"),
                    row.getInt("refused"),
                    RowJson.readNames(row.getString("columns")),
                    List.of((String[]) row.getArray("ignored_columns").getArray())))
        .findOne();
  }

  /** One verdict. */
  record Line(int line, Verdict verdict, String phone, List<RowProblem> problems) {}

  private static final Listing<Line> LINES =
      new Listing<>(
          "r.line, r.verdict, r.phone, r.problems",
          "registry_import_row r",
          "",
          """
          r.import_id = :import and (cast(:verdict as text) is null or r.verdict = :verdict)
            and (cast(:phone as text) is null or r.phone = :phone)
            and (cast(:text as text) is null or strpos(fold(cast(r.problems as text)), :text) > 0)
          """,
          new SortColumns(
              Map.of("line", "r.line", "verdict", "r.verdict", "phone", "r.phone"), "r.line"),
          (row, context) ->
              new Line(
                  row.getInt("line"),
                  Verdict.valueOf(row.getString("verdict")),
                  row.getString("phone"),
                  RowJson.readProblems(row.getString("problems"))));

  /**
   * @param verdict only these; null for all
   */
  static Page<Line> lines(Handle handle, long id, Verdict verdict, ListRequest wanted) {
    Map<String, Object> filter = new HashMap<>();
    filter.put("import", id);
    filter.put("verdict", verdict == null ? null : verdict.name());
    return LINES.page(handle, wanted, filter);
  }
}

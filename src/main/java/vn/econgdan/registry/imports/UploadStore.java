package vn.econgdan.registry.imports;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.registry.residence.GroupScope;

/** Uploads that wait for their work. */
final class UploadStore {
  private UploadStore() {}

  static void insert(Handle handle, long importId, Actor actor, byte[] content) {
    handle
        .createUpdate(
            """
            insert into registry_import_upload (import_id, ward_code, content, actor, leads)
            values (:id, :ward, :content, :actor, :leads)
            """)
        .bind("id", importId)
        .bind("ward", actor.ward().orElseThrow().code())
        .bind("content", content)
        .bind("actor", actor.name())
        .bind("leads", GroupScope.of(actor).foldsOrNull())
        .execute();
  }

  /** The oldest upload nobody works on, counted as begun once more. */
  static Optional<ImportClaim> claim(Handle worker) {
    return worker
        .createQuery(
            """
            update registry_import_upload u set tries = tries + 1
            from registry_import i
            where i.id = u.import_id and u.import_id = (
              select import_id from registry_import_upload order by import_id limit 1 for update skip locked)
            returning u.import_id, u.ward_code, u.actor, u.leads, u.tries, i.account_id, i.mode,
              (select coalesce(max(r.line), 0) from registry_import_row r where r.import_id = i.id) as last_line
            """)
        .map((row, context) -> claim(row))
        .findOne();
  }

  private static ImportClaim claim(ResultSet row) throws SQLException {
    Actor actor =
        ImportClaim.uploader(
            row.getLong("account_id"),
            row.getString("actor"),
            row.getString("ward_code"),
            leads(row.getArray("leads")));
    return new ImportClaim(
        row.getLong("import_id"),
        row.getString("mode").equals("APPLY"),
        actor,
        row.getInt("last_line"),
        row.getInt("tries"));
  }

  private static Set<String> leads(Array codes) throws SQLException {
    return codes == null
        ? null
        : Arrays.stream((String[]) codes.getArray()).collect(Collectors.toSet());
  }

  /**
   * The content, with the row's lock until the transaction ends; nothing when somebody else holds
   * it or has finished.
   */
  static Optional<byte[]> lock(Handle worker, long importId) {
    return worker
        .createQuery(
            """
            select content from registry_import_upload where import_id = :id for update skip locked
            """)
        .bind("id", importId)
        .mapTo(byte[].class)
        .findOne();
  }

  /** The content holds names and numbers: it goes when it has served. */
  static void delete(Handle worker, long importId) {
    worker
        .createUpdate("delete from registry_import_upload where import_id = :id")
        .bind("id", importId)
        .execute();
  }
}

package vn.econgdan.registry.residence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Wards, each within its time: codes were reused in 2025 (DOMAIN 4.1). */
final class WardStore {
  private WardStore() {}

  static Optional<Ward> find(Handle handle, String code, LocalDate day) {
    return handle
        .createQuery(
            """
            select code, name, text_prefix, contact from ward
            where code = :code and valid_from <= :day and (valid_to is null or valid_to > :day)
            """)
        .bind("code", code)
        .bind("day", day)
        .map(
            (row, context) ->
                new Ward(
                    row.getString("code"),
                    row.getString("name"),
                    row.getString("text_prefix"),
                    row.getString("contact")))
        .findOne();
  }

  /** Adds those that are not there; what an operator changed stays as it is. */
  static void insertMissing(Handle handle, List<HanoiWard> wards, LocalDate validFrom) {
    var batch =
        handle.prepareBatch(
            """
            insert into ward (code, valid_from, name, kind, text_prefix)
            values (:code, :validFrom, :name, :kind, :textPrefix)
            on conflict (code, valid_from) do nothing
            """);
    for (HanoiWard ward : wards) {
      batch
          .bind("code", ward.code())
          .bind("validFrom", validFrom)
          .bind("name", ward.name())
          .bind("kind", ward.kind())
          .bind("textPrefix", ward.textPrefix())
          .add();
    }
    batch.execute();
  }
}

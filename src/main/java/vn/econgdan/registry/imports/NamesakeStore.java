package vn.econgdan.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.AbstractMap.SimpleEntry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.econgdan.registry.imports.file.PersonRow;

/** Looks up who of the ward has the name of somebody whom an import does not know. */
final class NamesakeStore {
  /** One is enough to ask about; a name that half a ward has must not read half a ward. */
  private static final int MOST = 100;

  private NamesakeStore() {}

  /** By name as it is compared; of those with a number only where a row has none. */
  static Map<String, List<Namesake>> of(Handle handle, String ward, List<PersonRow> strangers) {
    if (strangers.isEmpty()) {
      return Map.of();
    }
    return handle
        .createQuery(
            """
            with written as materialized (
              select r.name_fold, bool_or(r.phone is null) as whoever
              from imported_rows(cast(:rows as jsonb)) r group by r.name_fold
            )
            select c.id, c.name_fold, c.phone is not null as numbered, h.code, h.code_fold, h.address,
              g.code as group_code, g.code_fold as group_fold
            from written w
            cross join lateral (
              select n.id, n.name_fold, n.phone, n.household_id from citizen n
              where n.ward_code = :ward and n.name_fold = w.name_fold and (w.whoever or n.phone is null)
                and n.moved_out_on is null and n.deceased_on is null
              limit :most) c
            cross join lateral (select * from household o where o.id = c.household_id offset 0) h
            join residential_group g on g.id = h.group_id
            order by c.id
            """)
        .bind("rows", RowJson.write(strangers))
        .bind("ward", ward)
        .bind("most", MOST)
        .map((row, context) -> new SimpleEntry<>(row.getString("name_fold"), namesake(row)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static Namesake namesake(ResultSet row) throws SQLException {
    Dwelling home =
        Dwelling.of(
            row.getString("group_code"),
            row.getString("group_fold"),
            row.getString("code"),
            row.getString("code_fold"),
            row.getString("address"));
    return new Namesake(row.getLong("id"), home, row.getBoolean("numbered"));
  }
}

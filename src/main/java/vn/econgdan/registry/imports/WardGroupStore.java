package vn.econgdan.registry.imports;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The groups of the ward in scope, as lists name them. */
final class WardGroupStore {
  private WardGroupStore() {}

  static List<String> codes(Handle handle) {
    return handle
        .createQuery("select code from residential_group order by id")
        .mapTo(String.class)
        .list();
  }

  /** By each code that no group has any more, as it is compared, the code of who had it last. */
  static Map<String, String> renamed(Handle handle) {
    return handle
        .createQuery(
            """
            select distinct on (f.code_fold) f.code_fold, g.code
            from former_group_code f join residential_group g on g.id = f.group_id
            where not exists (select from residential_group o where o.code_fold = f.code_fold)
            order by f.code_fold, f.until desc
            """)
        .map((row, context) -> Map.entry(row.getString("code_fold"), row.getString("code")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** A group an import brought; its name is its code until an officer gives it a better one. */
  static void insertMissing(Handle handle, String ward, String code) {
    handle
        .createUpdate(
            """
            insert into residential_group (ward_code, code, name) values (:ward, :code, :name)
            on conflict do nothing
            """)
        .bind("ward", ward)
        .bind("code", code)
        .bind("name", code.matches("\\d.*") ? "Tổ " + code : code)
        .execute();
  }
}

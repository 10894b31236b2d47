package vn.econgdan.registry.residence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import vn.econgdan.identity.Listing;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;
import vn.econgdan.text.SearchFold;

/** Residential groups of the ward in scope. */
final class GroupStore {
  private static final RowMapper<GroupView> VIEW =
      (row, context) ->
          new GroupView(
              row.getString("id"),
              row.getString("ward_code"),
              row.getString("code"),
              row.getString("name"),
              row.getBoolean("active"),
              row.getInt("version"),
              row.getTimestamp("created_at").toInstant());

  private static final Listing<GroupView> LIST =
      new Listing<>(
          "g.*",
          "residential_group g",
          "",
          """
          (cast(:codes as text[]) is null or g.code_fold = any(:codes))
            and (cast(:text as text) is null or strpos(fold(g.code || ' ' || g.name), :text) > 0)
            and (cast(:phone as text) is null or g.id in (select h.group_id from citizen c
              join household h on h.id = c.household_id where c.id in (select people_with_number(:phone))))
          """,
          new SortColumns(
              Map.of(
                  "code", "g.code",
                  "name", "fold(g.name)",
                  "createdAt", "g.created_at"),
              "g.code"),
          VIEW);

  private GroupStore() {}

  static Optional<GroupView> find(Handle handle, long id) {
    return handle
        .createQuery("select * from residential_group where id = :id")
        .bind("id", id)
        .map(VIEW)
        .findOne();
  }

  /** By today's code, or by one it had before. */
  static Optional<GroupView> byCode(Handle handle, String code) {
    return handle
        .createQuery("select * from residential_group where code_fold = group_now(null, :code)")
        .bind("code", code)
        .map(VIEW)
        .findOne();
  }

  /**
   * @param codes only these; null for all
   */
  static Page<GroupView> list(Handle handle, String[] codes, ListRequest wanted) {
    Map<String, Object> filter = new HashMap<>();
    filter.put("codes", codes);
    return LIST.page(handle, wanted, filter);
  }

  /** Nobody else changes it until the transaction ends. */
  static void lock(Handle handle, long id) {
    handle
        .createQuery("select id from residential_group where id = :id for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
  }

  /** The new group; nothing when the code is taken. */
  static Optional<GroupView> insert(Handle handle, String ward, GroupDraft draft) {
    return handle
        .createQuery(
            """
            insert into residential_group (ward_code, code, name, active)
            values (:ward, :code, :name, :active)
            on conflict do nothing
            returning *
            """)
        .bind("ward", ward)
        .bind("code", SearchFold.visible(draft.code()))
        .bind("name", SearchFold.visible(draft.name()))
        .bind("active", draft.isActive())
        .map(VIEW)
        .findOne();
  }

  /** The changed group; nothing when another one has the code. */
  static Optional<GroupView> update(Handle handle, long id, GroupDraft draft) {
    return handle
        .createQuery(
            """
            update residential_group set code = :code, name = :name, active = :active
            where id = :id and not exists (
              select from residential_group o where o.code_fold = group_fold(:code) and o.id <> :id)
            returning *
            """)
        .bind("id", id)
        .bind("code", SearchFold.visible(draft.code()))
        .bind("name", SearchFold.visible(draft.name()))
        .bind("active", draft.isActive())
        .map(VIEW)
        .findOne();
  }
}

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

/** Households of the ward in scope. */
final class HouseholdStore {
  private static final RowMapper<HouseholdView> VIEW =
      (row, context) ->
          new HouseholdView(
              row.getString("id"),
              row.getString("ward_code"),
              row.getString("group_code"),
              row.getString("code"),
              row.getString("address"),
              row.getInt("version"),
              row.getTimestamp("created_at").toInstant());

  private static final Listing<HouseholdView> LIST =
      new Listing<>(
          "h.*, g.code as group_code",
          "household h join residential_group g on g.id = h.group_id",
          "",
          """
          (cast(:scope as text[]) is null or g.code_fold = any(:scope))
            and (cast(:group as text) is null or g.code_fold = group_now(null, :group))
            and (cast(:text as text) is null or strpos(fold(h.code || ' ' || h.address), :text) > 0)
            and (cast(:phone as text) is null or h.id in (select c.household_id from citizen c
              where c.id in (select people_with_number(:phone))))
          """,
          new SortColumns(
              Map.of(
                  "group", "g.code",
                  "code", "h.code",
                  "address", "fold(h.address)",
                  "createdAt", "h.created_at"),
              "g.code, h.code, h.id"),
          VIEW);

  private HouseholdStore() {}

  static Optional<HouseholdView> find(Handle handle, long id) {
    return handle
        .createQuery(
            """
            select h.*, g.code as group_code from household h join residential_group g on g.id = h.group_id
            where h.id = :id
            """)
        .bind("id", id)
        .map(VIEW)
        .findOne();
  }

  /**
   * @param scope codes of groups as they are compared; null for all
   * @param group the code of one group; null for all
   */
  static Page<HouseholdView> list(Handle handle, String[] scope, String group, ListRequest wanted) {
    Map<String, Object> filter = new HashMap<>();
    filter.put("scope", scope);
    filter.put("group", group);
    return LIST.page(handle, wanted, filter);
  }

  /** Nobody else changes it until the transaction ends. */
  static void lock(Handle handle, long id) {
    handle
        .createQuery("select id from household where id = :id for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
  }

  /** The new household's id; nothing when the group has one of that code. */
  static Optional<Long> insert(Handle handle, GroupView group, HouseholdDraft draft) {
    return handle
        .createQuery(
            """
            insert into household (ward_code, group_id, code, address)
            values (:ward, :group, :code, coalesce(:address, ''))
            on conflict (group_id, code_fold) do nothing
            returning id
            """)
        .bind("ward", group.ward())
        .bind("group", Long.valueOf(group.id()))
        .bind("code", SearchFold.visible(draft.code()))
        .bind("address", draft.address())
        .mapTo(Long.class)
        .findOne();
  }

  /** Whether it was changed; not when another household of the group has the code. */
  static boolean update(Handle handle, long id, GroupView group, HouseholdDraft draft) {
    return handle
            .createUpdate(
                """
                update household set group_id = :group, code = :code, address = coalesce(:address, '')
                where id = :id and not exists (
                  select from household o where o.group_id = :group and o.code_fold = fold(:code) and o.id <> :id)
                """)
            .bind("id", id)
            .bind("group", Long.valueOf(group.id()))
            .bind("code", SearchFold.visible(draft.code()))
            .bind("address", draft.address())
            .execute()
        == 1;
  }
}

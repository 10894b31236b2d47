package vn.econgdan.registry;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;

/** Households of the ward in scope. */
final class HouseholdStore {
  private static final RowMapper<HouseholdView> VIEW =
      (row, context) ->
          new HouseholdView(
              row.getString("id"),
              row.getString("ward_code"),
              row.getString("group_code"),
              row.getString("code"),
              row.getString("address"));

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
   * @param scope codes of groups; null for all
   * @param group the code of one group; null for all
   */
  static Page<HouseholdView> list(Handle handle, String[] scope, String group, PageRequest page) {
    String chosen =
        """
        from household h join residential_group g on g.id = h.group_id
        where (cast(:scope as text[]) is null or g.code = any(:scope))
          and (cast(:group as text) is null or g.code = :group)
        """;
    long total =
        handle
            .createQuery("select count(*) <chosen>")
            .define("chosen", chosen)
            .bind("scope", scope)
            .bind("group", group)
            .mapTo(Long.class)
            .one();
    return new Page<>(
        handle
            .createQuery(
                """
                select h.*, g.code as group_code <chosen> order by g.code, h.code limit :size offset :skip
                """)
            .define("chosen", chosen)
            .bind("scope", scope)
            .bind("group", group)
            .bind("size", page.size())
            .bind("skip", page.offset())
            .map(VIEW)
            .list(),
        total);
  }

  /** The new household's id; nothing when the group has one of that code. */
  static Optional<Long> insert(Handle handle, GroupView group, HouseholdDraft draft) {
    return handle
        .createQuery(
            """
            insert into household (ward_code, group_id, code, address)
            values (:ward, :group, :code, coalesce(:address, ''))
            on conflict (group_id, code) do nothing
            returning id
            """)
        .bind("ward", group.ward())
        .bind("group", Long.valueOf(group.id()))
        .bind("code", draft.code().strip())
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
                  select from household o where o.group_id = :group and o.code = :code and o.id <> :id)
                """)
            .bind("id", id)
            .bind("group", Long.valueOf(group.id()))
            .bind("code", draft.code().strip())
            .bind("address", draft.address())
            .execute()
        == 1;
  }
}

package vn.econgdan.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import vn.econgdan.identity.Listing;
import vn.econgdan.identity.SendFence;
import vn.econgdan.kernel.Ids;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;
import vn.econgdan.registry.residence.HouseholdView;
import vn.econgdan.text.SearchFold;

/** Citizens of the ward in scope. */
final class CitizenStore {
  private static final RowMapper<CitizenView> VIEW = (row, context) -> view(row);

  private static final Listing<CitizenView> LIST =
      new Listing<>(
          "c.*",
          """
          citizen c join household h on h.id = c.household_id join residential_group g on g.id = h.group_id
          """,
          "",
          """
          (cast(:scope as text[]) is null or g.code_fold = any(:scope))
            and (cast(:household as bigint) is null or h.id = :household)
            and (cast(:group as text) is null or g.code_fold = group_now(null, :group))
            and (cast(:text as text) is null or strpos(c.name_fold, :text) > 0
              or strpos(fold(h.code), :text) > 0)
            and (cast(:phone as text) is null or c.id in (select people_with_number(:phone)))
          """,
          new SortColumns(
              Map.of(
                  "name", "c.name_fold",
                  "fullName", "c.name_fold",
                  "group", "g.code",
                  "household", "h.code",
                  "createdAt", "c.created_at"),
              "g.code, h.code, c.id"),
          VIEW);

  private CitizenStore() {}

  private static CitizenView view(ResultSet row) throws SQLException {
    return new CitizenView(
        row.getString("id"),
        row.getString("ward_code"),
        row.getString("household_id"),
        row.getString("full_name"),
        row.getString("phone"),
        List.of((String[]) row.getArray("tags").getArray()),
        row.getObject("moved_out_on", LocalDate.class),
        row.getObject("deceased_on", LocalDate.class),
        List.of(),
        row.getInt("version"),
        ConsentStore.instant(row, "created_at"));
  }

  /**
   * Which citizens are wanted; null leaves a condition out.
   *
   * @param scope codes of groups
   */
  record Filter(String[] scope, Long household, String group) {}

  static Optional<CitizenView> find(Handle handle, long id) {
    return handle
        .createQuery("select * from citizen where id = :id")
        .bind("id", id)
        .map(VIEW)
        .findOne();
  }

  /** Nobody else changes him until the transaction ends. */
  static void lock(Handle handle, long id) {
    handle
        .createQuery("select id from citizen where id = :id for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
  }

  static Page<CitizenView> list(Handle handle, Filter filter, ListRequest wanted) {
    Map<String, Object> bound = new HashMap<>();
    bound.put("scope", filter.scope());
    bound.put("household", filter.household());
    bound.put("group", filter.group());
    return LIST.page(handle, wanted, bound);
  }

  /** The new citizen; nothing when the household has one of that name and number. */
  static Optional<CitizenView> insert(Handle handle, HouseholdView home, CitizenRow citizen) {
    Query insert =
        handle
            .createQuery(
                """
                insert into citizen (ward_code, household_id, full_name, name_fold, phone, tags, moved_out_on,
                  deceased_on)
                values (:ward, :household, :name, :fold, :phone, :tags, :movedOutOn, :deceasedOn)
                on conflict (household_id, name_fold, coalesce(phone, '')) do nothing
                returning *
                """)
            .bind("ward", home.ward());
    return bind(insert, home, citizen).map(VIEW).findOne();
  }

  /** The changed citizen; nothing when the household has another one of that name and number. */
  static Optional<CitizenView> update(
      Handle handle, long id, HouseholdView home, CitizenRow citizen) {
    Query update =
        handle
            .createQuery(
                """
                update citizen set household_id = :household, full_name = :name, name_fold = :fold, phone = :phone,
                  tags = :tags, moved_out_on = :movedOutOn, deceased_on = :deceasedOn
                where id = :id and not exists (select from citizen o
                  where o.household_id = :household and o.name_fold = :fold
                    and o.phone is not distinct from :phone and o.id <> :id)
                returning *
                """)
            .bind("id", id);
    Optional<CitizenView> changed = bind(update, home, citizen).map(VIEW).findOne();
    if (citizen.draft().movedOutOn() != null || citizen.draft().deceasedOn() != null) {
      SendFence.raise(handle);
    }
    return changed;
  }

  /**
   * Who of another household has the number now, first of all somebody of the same name.
   *
   * @param self whose number it is to be; null for somebody new
   */
  static Optional<NumberHolder> holderElsewhere(Handle handle, Long self, CitizenRow citizen) {
    return handle
        .createQuery(
            """
            select c.name_fold = :name as same_name, h.code, g.code as group_code
            from people_with_number(:phone) as holder(id)
            join citizen c on c.id = holder.id
            join household h on h.id = c.household_id
            join residential_group g on g.id = h.group_id
            where c.id is distinct from cast(:self as bigint) and h.id <> :household
              and c.moved_out_on is null and c.deceased_on is null
            order by c.name_fold <> :name, c.id
            limit 1
            """)
        .bind("name", SearchFold.fold(citizen.draft().fullName()))
        .bind("phone", citizen.phone())
        .bind("self", self)
        .bind("household", Ids.read(citizen.draft().householdId()).orElse(null))
        .map(
            (row, context) ->
                new NumberHolder(
                    row.getBoolean("same_name"),
                    row.getString("code"),
                    row.getString("group_code")))
        .findOne();
  }

  /** Whether the household has somebody else of his name who has this number already. */
  static boolean namesakeHas(Handle handle, long id, String phone) {
    return handle
        .createQuery(
            """
            select exists (select from citizen c
              join citizen o on o.household_id = c.household_id and o.name_fold = c.name_fold and o.id <> c.id
              where c.id = :id and o.phone = :phone)
            """)
        .bind("id", id)
        .bind("phone", phone)
        .mapTo(Boolean.class)
        .one();
  }

  static void changePhone(Handle handle, long id, String phone) {
    handle
        .createUpdate("update citizen set phone = :phone where id = :id")
        .bind("id", id)
        .bind("phone", phone)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S sql, HouseholdView home, CitizenRow citizen) {
    CitizenDraft draft = citizen.draft();
    return sql.bind("household", Long.valueOf(home.id()))
        .bind("name", SearchFold.visible(draft.fullName()))
        .bind("fold", SearchFold.fold(draft.fullName()))
        .bind("phone", citizen.phone())
        .bind("tags", Tags.kept(draft.tags()).toArray(String[]::new))
        .bind("movedOutOn", draft.movedOutOn())
        .bind("deceasedOn", draft.deceasedOn());
  }
}

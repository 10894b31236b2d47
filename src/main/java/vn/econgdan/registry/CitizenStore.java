package vn.econgdan.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import vn.econgdan.identity.SendFence;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.text.SearchFold;

/** Citizens of the ward in scope. */
final class CitizenStore {
  private static final RowMapper<CitizenView> VIEW = (row, context) -> view(row);

  private static final String CHOSEN =
      """
      from citizen c join household h on h.id = c.household_id join residential_group g on g.id = h.group_id
      where (cast(:scope as text[]) is null or g.code = any(:scope))
        and (cast(:household as bigint) is null or h.id = :household)
        and (cast(:group as text) is null or g.code = :group)
        and (cast(:name as text) is null or strpos(c.name_fold, :name) > 0)
      """;

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
        row.getObject("deceased_on", LocalDate.class));
  }

  /**
   * Which citizens are wanted; null leaves a condition out.
   *
   * @param scope codes of groups
   * @param name part of a name, as people type it
   */
  record Filter(String[] scope, Long household, String group, String name) {}

  static Optional<CitizenView> find(Handle handle, long id) {
    return handle
        .createQuery("select * from citizen where id = :id")
        .bind("id", id)
        .map(VIEW)
        .findOne();
  }

  static Page<CitizenView> list(Handle handle, Filter filter, PageRequest page) {
    Query count = handle.createQuery("select count(*) <chosen>").define("chosen", CHOSEN);
    Query rows =
        handle
            .createQuery(
                "select c.* <chosen> order by g.code, h.code, c.id limit :size offset :skip")
            .define("chosen", CHOSEN)
            .bind("size", page.size())
            .bind("skip", page.offset());
    long total = filtered(count, filter).mapTo(Long.class).one();
    return new Page<>(filtered(rows, filter).map(VIEW).list(), total);
  }

  private static Query filtered(Query query, Filter filter) {
    return query
        .bind("scope", filter.scope())
        .bind("household", filter.household())
        .bind("group", filter.group())
        .bind("name", filter.name() == null ? null : SearchFold.fold(filter.name()));
  }

  /** The new citizen; nothing when the household has one of that name. */
  static Optional<CitizenView> insert(Handle handle, HouseholdView home, CitizenRow citizen) {
    Query insert =
        handle
            .createQuery(
                """
                insert into citizen (ward_code, household_id, full_name, name_fold, phone, tags, moved_out_on,
                  deceased_on)
                values (:ward, :household, :name, :fold, :phone, :tags, :movedOutOn, :deceasedOn)
                on conflict (household_id, name_fold) do nothing
                returning *
                """)
            .bind("ward", home.ward());
    return bind(insert, home, citizen).map(VIEW).findOne();
  }

  /** The changed citizen; nothing when the household has another one of that name. */
  static Optional<CitizenView> update(
      Handle handle, long id, HouseholdView home, CitizenRow citizen) {
    Query update =
        handle
            .createQuery(
                """
                update citizen set household_id = :household, full_name = :name, name_fold = :fold, phone = :phone,
                  tags = :tags, moved_out_on = :movedOutOn, deceased_on = :deceasedOn
                where id = :id and not exists (select from citizen o
                  where o.household_id = :household and o.name_fold = :fold and o.id <> :id)
                returning *
                """)
            .bind("id", id);
    Optional<CitizenView> changed = bind(update, home, citizen).map(VIEW).findOne();
    if (citizen.draft().movedOutOn() != null || citizen.draft().deceasedOn() != null) {
      SendFence.raise(handle);
    }
    return changed;
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
        .bind("name", draft.fullName().strip())
        .bind("fold", SearchFold.fold(draft.fullName()))
        .bind("phone", citizen.phone())
        .bind("tags", draft.tags().toArray(String[]::new))
        .bind("movedOutOn", draft.movedOutOn())
        .bind("deceasedOn", draft.deceasedOn());
  }
}

package vn.econgdan.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.econgdan.registry.imports.file.KnownPerson;
import vn.econgdan.registry.imports.file.PersonRow;

/**
 * Looks up whom rows of an import may speak of, hundreds of rows at a time. Each table is asked by
 * key ("offset 0" keeps it so): a first list fills tables that have no statistics yet, and would
 * else read all of them for each batch.
 */
final class KnownPeopleStore {
  private KnownPeopleStore() {}

  /**
   * The households the rows name; those of the same code in other groups, for a household the
   * registry does not have, if somebody of the same name is in them; and wherever in the ward one
   * of the numbers is.
   */
  static KnownHouseholds around(Handle handle, String ward, List<PersonRow> rows) {
    Map<Long, KnownHousehold> households = new LinkedHashMap<>();
    handle
        .createQuery(
            """
            with written as materialized (
              select distinct r.group_fold, r.household_fold as code_fold, r.name_fold, r.phone
              from imported_rows(cast(:rows as jsonb)) r
            ), home as materialized (
              select w.*, h.id
              from written w
              left join lateral (
                select h.id from residential_group g
                join household h on h.group_id = g.id and h.code_fold = w.code_fold
                where g.ward_code = :ward and g.code_fold = w.group_fold
                offset 0) h on true
            ), near as (
              select id from home where id is not null
              union
              select c.household_id from home w
              cross join lateral (
                select c.household_id from household h
                join citizen c on c.household_id = h.id and c.name_fold = w.name_fold
                where h.ward_code = :ward and h.code_fold = w.code_fold
                offset 0) c
              where w.id is null
              union
              select c.household_id from written w
              cross join lateral (
                select c.household_id from citizen c where c.ward_code = :ward and c.phone = w.phone
                offset 0) c
              union
              select c.household_id from written w
              cross join lateral (
                select n.subscription_id from subscription_number n
                where n.msisdn = w.phone and n.valid_to is null and n.ward_code = :ward
                offset 0) n
              cross join lateral (
                select s.citizen_id from subscription s where s.id = n.subscription_id and s.ends_on is null
                offset 0) s
              cross join lateral (select c.household_id from citizen c where c.id = s.citizen_id offset 0) c
            )
            select h.id as home, h.code, h.code_fold, h.address, g.code as group_code,
              g.code_fold as group_fold, c.id, c.full_name, c.name_fold, c.tags,
              coalesce(n.msisdn, c.phone) as phone,
              s.id is not null and exists (select from consent k
                where k.citizen_id = c.id and k.purpose = 'NOTICES' and k.withdrawn_at is null) as running,
              s.claimed_on is not null as waiting,
              greatest(
                (select max(e.ends_on) from subscription e where e.citizen_id = c.id),
                (select max(cast(k.withdrawn_at at time zone 'Asia/Ho_Chi_Minh' as date)) from consent k
                 where k.citizen_id = c.id and k.purpose = 'NOTICES')) as stopped_on,
              c.deceased_on is not null or c.moved_out_on is not null as gone
            from near
            cross join lateral (select o.* from household o where o.id = near.id offset 0) h
            join residential_group g on g.id = h.group_id
            left join lateral (select o.* from citizen o where o.household_id = h.id offset 0) c on true
            left join lateral (
              select o.* from subscription o where o.citizen_id = c.id and o.ends_on is null offset 0) s on true
            left join lateral (
              select o.* from subscription_number o where o.subscription_id = s.id and o.valid_to is null
              offset 0) n on true
            order by h.id, c.id
            """)
        .bind("rows", RowJson.write(rows))
        .bind("ward", ward)
        .map((row, context) -> add(households, row))
        .list();
    return new KnownHouseholds(households.values());
  }

  private static KnownHousehold add(Map<Long, KnownHousehold> households, ResultSet row)
      throws SQLException {
    KnownHousehold home = households.get(row.getLong("home"));
    if (home == null) {
      home = household(row);
      households.put(home.id(), home);
    }
    if (row.getString("full_name") != null) {
      home.members().add(person(row));
    }
    return home;
  }

  private static KnownHousehold household(ResultSet row) throws SQLException {
    return new KnownHousehold(
        row.getLong("home"),
        row.getString("group_code"),
        row.getString("group_fold"),
        row.getString("code"),
        row.getString("code_fold"),
        row.getString("address"),
        new ArrayList<>());
  }

  private static KnownPerson person(ResultSet row) throws SQLException {
    return new KnownPerson(
        row.getLong("id"),
        row.getLong("home"),
        row.getString("full_name"),
        row.getString("name_fold"),
        row.getString("phone"),
        List.of((String[]) row.getArray("tags").getArray()),
        row.getBoolean("running"),
        row.getBoolean("waiting"),
        row.getObject("stopped_on", LocalDate.class),
        row.getBoolean("gone"));
  }
}

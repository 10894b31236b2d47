package vn.econgdan.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import vn.econgdan.kernel.Actor;
import vn.econgdan.registry.PersonRow.Key;

/**
 * Applies rows of an import set-wise: a handful of statements for hundreds of rows. Each statement
 * only adds what is missing, so that a row applied twice changes nothing.
 */
final class ImportedRowStore {
  private final Handle handle;
  private final Actor actor;
  private final Instant now;

  ImportedRowStore(Handle handle, Actor actor, Instant now) {
    this.handle = handle;
    this.actor = actor;
    this.now = now;
  }

  Map<Key, KnownPerson> known(Collection<PersonRow> rows) {
    Map<Key, KnownPerson> known = new HashMap<>();
    handle
        .createQuery(
            """
            select p.group_code, p.household_code, p.name_fold,
              coalesce(n.msisdn, c.phone) as phone,
              s.id is not null and exists (select from consent k
                where k.citizen_id = c.id and k.purpose = 'NOTICES' and k.withdrawn_at is null) as running,
              greatest(
                (select max(e.ends_on) from subscription e where e.citizen_id = c.id),
                (select max(cast(k.withdrawn_at at time zone 'Asia/Ho_Chi_Minh' as date)) from consent k
                 where k.citizen_id = c.id and k.purpose = 'NOTICES')) as stopped_on,
              c.deceased_on is not null or c.moved_out_on is not null as gone
            from imported_people(:ward, cast(:rows as jsonb)) p
            join citizen c on c.id = p.citizen_id
            left join subscription s on s.citizen_id = c.id and s.ends_on is null
            left join subscription_number n on n.subscription_id = s.id and n.valid_to is null
            """)
        .bind("rows", RowJson.write(rows))
        .bind("ward", ward())
        .map(
            (row, context) ->
                Map.entry(
                    new Key(
                        row.getString("group_code"),
                        row.getString("household_code"),
                        row.getString("name_fold")),
                    new KnownPerson(
                        row.getString("phone"),
                        row.getBoolean("running"),
                        row.getObject("stopped_on", LocalDate.class),
                        row.getBoolean("gone"))))
        .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    return known;
  }

  /** Returns how many numbers ended: parts to them must leave no more. */
  int apply(Collection<String> newGroups, List<PersonRow> rows) {
    newGroups.forEach(code -> GroupStore.insertMissing(handle, ward(), code));
    if (rows.isEmpty()) {
      return 0;
    }
    String json = RowJson.write(rows);
    putHouseholds(json);
    putCitizens(json);
    addConsents(json);
    confirmSubscriptions(json);
    addSubscriptions(json);
    int ended = endOldNumbers(json);
    addNumbers(json);
    return ended;
  }

  private void putHouseholds(String rows) {
    update(
            """
            insert into household (ward_code, group_id, code, address)
            select distinct on (g.id, r.household_code) :ward, g.id, r.household_code, r.address
            from imported_rows(cast(:rows as jsonb)) r
            join residential_group g on g.ward_code = :ward and g.code = r.group_code
            order by g.id, r.household_code, r.address = ''
            on conflict (group_id, code) do update set address = excluded.address
            where excluded.address <> '' and household.address <> excluded.address
            """,
            rows)
        .execute();
  }

  private void putCitizens(String rows) {
    update(
            """
            insert into citizen (ward_code, household_id, full_name, name_fold, phone, tags)
            select :ward, h.id, r.full_name, r.name_fold, r.phone, r.tags
            from imported_rows(cast(:rows as jsonb)) r
            join residential_group g on g.ward_code = :ward and g.code = r.group_code
            join household h on h.group_id = g.id and h.code = r.household_code
            on conflict (household_id, name_fold) do update set full_name = excluded.full_name,
              phone = coalesce(excluded.phone, citizen.phone),
              tags = case when excluded.tags = '{}' then citizen.tags else excluded.tags end
            where citizen.full_name <> excluded.full_name
              or citizen.phone is distinct from coalesce(excluded.phone, citizen.phone)
              or excluded.tags not in ('{}', citizen.tags)
            """,
            rows)
        .execute();
  }

  private void addConsents(String rows) {
    update(
            """
            insert into consent (ward_code, citizen_id, purpose, wording_version, channel, evidence, given_on,
              recorded_by, recorded_at)
            select :ward, p.citizen_id, 'NOTICES', :wording, 'PAPER', p.evidence, p.consent_on, :actor, :now
            from imported_people(:ward, cast(:rows as jsonb)) p
            where p.consent_on is not null and p.evidence <> ''
            on conflict (citizen_id, purpose) where withdrawn_at is null do nothing
            """,
            rows)
        .bind("wording", ConsentWording.PAPER)
        .bind("actor", actor.name())
        .bind("now", now)
        .execute();
  }

  /** Who waited for evidence and has it now is served and charged from today. */
  private void confirmSubscriptions(String rows) {
    update(
            """
            update subscription s set claimed_on = null, claimed_by = null, claimed_at = null,
              starts_on = greatest(s.starts_on, cast(:now at time zone 'Asia/Ho_Chi_Minh' as date))
            from imported_people(:ward, cast(:rows as jsonb)) p
            where s.citizen_id = p.citizen_id and s.ends_on is null and s.claimed_on is not null
              and p.consent_on is not null and p.evidence <> ''
            """,
            rows)
        .bind("now", now)
        .execute();
  }

  /** A consent that nothing proves makes a subscription that waits. */
  private void addSubscriptions(String rows) {
    update(
            """
            insert into subscription (ward_code, citizen_id, payer_household_id, starts_on, claimed_on, claimed_by,
              claimed_at)
            select :ward, r.citizen_id, r.household_id, r.consent_on, case when r.claimed then r.consent_on end,
              case when r.claimed then :actor end, case when r.claimed then cast(:now as timestamptz) end
            from (select p.*, not exists (select from consent k where k.citizen_id = p.citizen_id
                and k.purpose = 'NOTICES' and k.withdrawn_at is null) as claimed
              from imported_people(:ward, cast(:rows as jsonb)) p where p.consent_on is not null) r
            on conflict (citizen_id) where ends_on is null do nothing
            """,
            rows)
        .bind("actor", actor.name())
        .bind("now", now)
        .execute();
  }

  private int endOldNumbers(String rows) {
    return update(
            """
            update subscription_number n set valid_to = :now
            from imported_people(:ward, cast(:rows as jsonb)) p
            join subscription s on s.citizen_id = p.citizen_id and s.ends_on is null
            where n.subscription_id = s.id and n.valid_to is null and n.msisdn <> p.phone
            """,
            rows)
        .bind("now", now)
        .execute();
  }

  private void addNumbers(String rows) {
    update(
            """
            insert into subscription_number (ward_code, subscription_id, msisdn, mobile, valid_from)
            select :ward, s.id, p.phone, p.mobile, :now
            from imported_people(:ward, cast(:rows as jsonb)) p
            join subscription s on s.citizen_id = p.citizen_id and s.ends_on is null
            where p.phone is not null
            on conflict (subscription_id) where valid_to is null do nothing
            """,
            rows)
        .bind("now", now)
        .execute();
  }

  private Update update(String sql, String rows) {
    return handle.createUpdate(sql).bind("rows", rows).bind("ward", ward());
  }

  private String ward() {
    return actor.ward().orElseThrow().code();
  }
}

package vn.econgdan.registry.imports;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import vn.econgdan.kernel.Actor;
import vn.econgdan.registry.ConsentPurpose;
import vn.econgdan.registry.imports.file.ParsedRow;
import vn.econgdan.registry.imports.file.PersonRow;

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

  void addGroups(Collection<String> codes) {
    codes.forEach(code -> WardGroupStore.insertMissing(handle, ward(), code));
  }

  /** The household comes under the row's group, with everybody in it. */
  void moveHousehold(ParsedRow row) {
    handle
        .createUpdate(
            """
            update household set group_id = g.id
            from residential_group g
            where g.ward_code = :ward and g.code_fold = group_fold(:group) and household.id = :id
            """)
        .bind("ward", ward())
        .bind("group", row.person().groupCode())
        .bind("id", row.movedHousehold())
        .execute();
  }

  /** Returns how many numbers ended: parts to them must leave no more. */
  int apply(List<PersonRow> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    String json = RowJson.write(rows);
    putHouseholds(json);
    movePayers(json);
    changeCitizens(json);
    addCitizens(json);
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
            select distinct on (g.id, r.household_fold) :ward, g.id, r.household_code, r.address
            from imported_rows(cast(:rows as jsonb)) r
            join residential_group g on g.ward_code = :ward and g.code_fold = r.group_fold
            order by g.id, r.household_fold, r.address = ''
            on conflict (group_id, code_fold) do update set address = excluded.address
            where excluded.address <> '' and fold(household.address) <> fold(excluded.address)
            """,
            rows)
        .execute();
  }

  /** Who was paid for by his own household is paid for by the one he moves to. */
  private void movePayers(String rows) {
    update(
            """
            with r as materialized (
              select * from imported_homes(:ward, cast(:rows as jsonb)) where citizen_id is not null
            )
            update subscription s set payer_household_id = r.household_id
            from r
            join citizen c on c.id = r.citizen_id and c.household_id <> r.household_id
            where s.citizen_id = c.id and s.ends_on is null and s.payer_household_id = c.household_id
            """,
            rows)
        .execute();
  }

  private void changeCitizens(String rows) {
    update(
            """
            with r as materialized (
              select * from imported_homes(:ward, cast(:rows as jsonb)) where citizen_id is not null
            )
            update citizen c set household_id = r.household_id, full_name = r.full_name,
              name_fold = fold(r.full_name),
              phone = coalesce(r.phone, c.phone), tags = case when r.tags = '{}' then c.tags else r.tags end
            from r
            where c.id = r.citizen_id and (c.household_id <> r.household_id or c.full_name <> r.full_name
              or c.phone is distinct from coalesce(r.phone, c.phone)
              or r.tags <> '{}' and fold_all(r.tags) <> c.tags_fold)
            """,
            rows)
        .execute();
  }

  private void addCitizens(String rows) {
    update(
            """
            insert into citizen (ward_code, household_id, full_name, name_fold, phone, tags)
            select :ward, r.household_id, r.full_name, r.name_fold, r.phone, r.tags
            from imported_homes(:ward, cast(:rows as jsonb)) r
            where r.citizen_id is null
            on conflict (household_id, name_fold, coalesce(phone, '')) do nothing
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
        .bind("wording", ConsentPurpose.NOTICES.wording())
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
            update subscription_number set valid_to = :now
            where id = any (array(
              select o.id from imported_people(:ward, cast(:rows as jsonb)) p
              cross join lateral (
                select n.id from subscription s
                join subscription_number n on n.subscription_id = s.id and n.valid_to is null
                where s.citizen_id = p.citizen_id and s.ends_on is null and n.msisdn <> p.phone
                offset 0) o))
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
            cross join lateral (
              select running.id from subscription running
              where running.citizen_id = p.citizen_id and running.ends_on is null
              offset 0) s
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

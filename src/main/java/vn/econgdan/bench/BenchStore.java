package vn.econgdan.bench;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The people of a measurement, and what became of their parts. */
final class BenchStore {
  private BenchStore() {}

  /** Made-up people of one group, each with a household, a contract, a number and a consent. */
  static void people(Handle handle, BenchPeople.Group group, Instant now) {
    if (isNew(handle, group)) {
      members(handle, group, now);
    }
  }

  private static boolean isNew(Handle handle, BenchPeople.Group group) {
    return handle
            .createUpdate(
                """
                insert into residential_group (ward_code, code, name) values (:ward, :group, 'bench')
                on conflict do nothing
                """)
            .bind("ward", group.ward())
            .bind("group", group.code())
            .execute()
        == 1;
  }

  private static void members(Handle handle, BenchPeople.Group group, Instant now) {
    handle
        .createUpdate(
            """
            with home as (
              insert into household (ward_code, group_id, code)
              select :ward, g.id, 'H' || n
              from residential_group g cross join generate_series(:first, :first + :count - 1) n
              where g.ward_code = :ward and g.code = :group
              returning id, substr(code, 2) as n
            ), person as (
              insert into citizen (ward_code, household_id, full_name, name_fold, phone)
              select :ward, id, 'Người ' || n, 'nguoi ' || n, '+8490' || lpad(n, 7, '0') from home
              returning id, household_id, phone
            ), agreed as (
              insert into consent (ward_code, citizen_id, purpose, wording_version, channel, evidence, given_on,
                recorded_by, recorded_at)
              select :ward, id, 'NOTICES', '1', 'PAPER', 'bench', date '2026-01-01', 'bench', :now from person
            ), contract as (
              insert into subscription (ward_code, citizen_id, payer_household_id, starts_on)
              select :ward, id, household_id, date '2026-01-01' from person
              returning id, citizen_id
            )
            insert into subscription_number (ward_code, subscription_id, msisdn, mobile, valid_from)
            select :ward, c.id, p.phone, true, :now from contract c join person p on p.id = c.citizen_id
            """)
        .bind("ward", group.ward())
        .bind("group", group.code())
        .bind("first", group.first())
        .bind("count", group.people())
        .bind("now", now)
        .execute();
  }

  /** As an import leaves them. */
  static void analyze(Handle handle) {
    handle.execute(
        "analyze residential_group, household, citizen, subscription, subscription_number, consent");
  }

  /** Wards of today but this one, by code. */
  static List<String> wardsBut(Handle handle, String ward, int count) {
    return handle
        .createQuery(
            """
            select code from ward where code <> :ward and valid_from <= current_date
              and (valid_to is null or valid_to > current_date) order by code limit :count
            """)
        .bind("ward", ward)
        .bind("count", count)
        .mapTo(String.class)
        .list();
  }

  /** The two people of a ward, with the password of {@code canbo}. */
  static void accounts(Handle handle, BenchPeople.Ward ward, Instant now) {
    account(handle, ward.code(), ward.officer(), "OFFICER", now);
    account(handle, ward.code(), ward.approver(), "APPROVER", now);
  }

  private static void account(Handle handle, String ward, String login, String role, Instant now) {
    handle
        .createUpdate(
            """
            with made as (
              insert into account (login, password_hash, display_name, ward_code, created_at)
              select :login, password_hash, :login, :ward, :now from account where login = 'canbo'
              returning id
            )
            insert into role_grant (account_id, role, granted_at) select id, :role, :now from made
            """)
        .bind("login", login)
        .bind("ward", ward)
        .bind("role", role)
        .bind("now", now)
        .execute();
  }

  /** Public for the mapper. */
  public record Parts(long delivered, long inDoubt) {}

  /** Of these notices together. */
  static Parts parts(Handle handle, List<String> notices) {
    return handle
        .createQuery(
            """
            select count(*) filter (where a.state = 'DELIVERED') as delivered,
              count(*) filter (where a.state = 'IN_DOUBT') as in_doubt
            from planned_send p
            join segment s on s.send_month = p.send_month and s.planned_send_id = p.id
            join attempt a on a.send_month = s.send_month and a.segment_id = s.id
            where p.notice_id = any(cast(:notices as bigint[]))
            """)
        .bind("notices", "{" + String.join(",", notices) + "}")
        .map(ConstructorMapper.of(Parts.class))
        .one();
  }
}

package vn.econgdan.bench;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The people of a measurement, and what became of their parts. */
final class BenchStore {
  static final String WARD = "00367";
  static final String GROUP = "DO";

  private BenchStore() {}

  /** Made-up people of one group, each with a household, a contract, a number and a consent. */
  static void people(Handle handle, int count, Instant now) {
    handle
        .createUpdate(
            "insert into residential_group (ward_code, code, name) values (:ward, :group, 'bench')")
        .bind("ward", WARD)
        .bind("group", GROUP)
        .execute();
    handle
        .createUpdate(
            """
            with home as (
              insert into household (ward_code, group_id, code)
              select :ward, g.id, 'H' || n
              from residential_group g cross join generate_series(1, :count) n
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
        .bind("ward", WARD)
        .bind("group", GROUP)
        .bind("count", count)
        .bind("now", now)
        .execute();
    handle.execute(
        "analyze residential_group, household, citizen, subscription, subscription_number, consent");
  }

  static long sendOf(Handle handle, long notice) {
    return handle
        .createQuery("select id from planned_send where notice_id = :notice")
        .bind("notice", notice)
        .mapTo(Long.class)
        .one();
  }

  /** Public for the mapper. */
  public record Parts(long delivered, long inDoubt, Instant lastMatched) {}

  static Parts parts(Handle handle, long send) {
    return handle
        .createQuery(
            """
            select count(*) filter (where a.state = 'DELIVERED' and m.receipt_id is not null) as delivered,
              count(*) filter (where a.state = 'IN_DOUBT') as in_doubt, max(m.matched_at) as last_matched
            from segment s
            join attempt a on a.send_month = s.send_month and a.segment_id = s.id
            left join receipt_match m on m.send_month = a.send_month and m.segment_id = a.segment_id
              and m.attempt_no = a.attempt_no
            where s.planned_send_id = :send
            """)
        .bind("send", send)
        .map(ConstructorMapper.of(Parts.class))
        .one();
  }
}

package vn.econgdan.bench;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/** Made-up subscriptions, and the limit's table of charges. */
final class ChargeBenchStore {
  private ChargeBenchStore() {}

  /**
   * Groups of 450 citizens with a household and a subscription each, in 126 wards; of a hundred,
   * one joined in June 2026, one left in it, one is suspended since its tenth, and one left and
   * came back.
   */
  static void fill(Handle handle, int count) {
    handle
        .createScript(
            """
            insert into residential_group (ward_code, code, name)
              select lpad((n % 126)::text, 5, '0'), 'T' || n, 'bench' from generate_series(1, 1 + $count / 450) n;
            insert into household (ward_code, group_id, code)
              select g.ward_code, g.id, 'H' || n from generate_series(1, $count) n
              join residential_group g on g.code = 'T' || (1 + n / 450);
            insert into citizen (ward_code, household_id, full_name, name_fold)
              select ward_code, id, 'Người', 'nguoi' from household;
            insert into subscription (ward_code, citizen_id, payer_household_id, starts_on, ends_on, end_reason,
                suspended_at)
              select ward_code, id, household_id,
                case id % 100 when 1 then date '2026-06-12' else date '2026-01-01' end,
                case id % 100 when 2 then date '2026-06-20' when 4 then date '2026-06-10' end,
                case when id % 100 in (2, 4) then 'WITHDRAWN' end,
                case id % 100 when 3 then timestamptz '2026-06-10 05:00Z' end
              from citizen where id % 102 <> 101;
            insert into subscription (ward_code, citizen_id, payer_household_id, starts_on)
              select ward_code, citizen_id, payer_household_id, date '2026-06-25' from subscription
              where citizen_id % 100 = 4;
            create schema bare;
            create table bare.charge (like public.charge including all);
            """
                .replace("$count", Integer.toString(count)))
        .execute();
    handle.execute(
        "analyze residential_group, household, citizen, subscription, subscription_suspension");
  }

  static void checkpoint(Handle handle) {
    handle.execute("checkpoint");
  }

  static void clear(Handle handle) {
    handle.execute("truncate charge, bare.charge, ledger_entry, billing_month");
  }

  /** The limit: the same rows, none of the rules. */
  static long bare(Handle handle, LocalDate month) {
    return handle
        .createUpdate(
            """
            insert into bare.charge (month, subscription_id, ward_code, group_code, household_id, fee, days, proration,
              amount, charged_at)
            select :month, s.id, s.ward_code, g.code, h.id, 3000, 30, 'NONE', 3000, now()
            from subscription s
            join household h on h.id = s.payer_household_id
            join residential_group g on g.id = h.group_id
            """)
        .bind("month", month)
        .execute();
  }
}

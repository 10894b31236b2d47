package vn.econgdan.billing;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.tariff.DatedRate;

/** What was priced already. */
final class PricedStore {
  private PricedStore() {}

  /** Whether the carrier took an attempt at the price of this day, up to the next dated one. */
  static boolean isUsed(Handle handle, DatedRate rate) {
    LocalDate from = rate.validFrom();
    return handle
        .createQuery(
            """
            select exists (select from attempt where carrier = :carrier and rate_e4 is not null
              and coalesce(answered_at, final_at, claimed_at) >= :from
              and coalesce(answered_at, final_at, claimed_at) < coalesce((select min(valid_from)::timestamp
                at time zone 'Asia/Ho_Chi_Minh' from carrier_rate where carrier = :carrier and valid_from > :day),
                'infinity'))
            """)
        .bind("carrier", rate.carrier())
        .bind("day", from)
        .bind("from", from.atStartOfDay(BusinessClock.ZONE).toOffsetDateTime())
        .mapTo(Boolean.class)
        .one();
  }
}

package vn.econgdan.tariff;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class TariffStore {

  Optional<Long> partRate(Handle handle, String carrier, LocalDate day) {
    return handle
        .createQuery(
            """
            select rate_e4 from carrier_rate
            where carrier = :carrier and valid_from <= :day
            order by valid_from desc limit 1
            """)
        .bind("carrier", carrier)
        .bind("day", day)
        .mapTo(Long.class)
        .findOne();
  }

  Optional<Long> monthlyFee(Handle handle, LocalDate day) {
    return handle
        .createQuery(
            "select monthly_fee from fee where valid_from <= :day order by valid_from desc limit 1")
        .bind("day", day)
        .mapTo(Long.class)
        .findOne();
  }

  void set(Handle handle, DatedFee fee) {
    handle
        .createUpdate(
            """
            insert into fee (valid_from, monthly_fee) values (:from, :fee)
            on conflict (valid_from) do update set monthly_fee = excluded.monthly_fee
            """)
        .bind("from", fee.validFrom())
        .bind("fee", fee.monthlyFee())
        .execute();
  }

  void set(Handle handle, DatedRate rate) {
    handle
        .createUpdate(
            """
            insert into carrier_rate (carrier, valid_from, rate_e4) values (:carrier, :from, :rate)
            on conflict (carrier, valid_from) do update set rate_e4 = excluded.rate_e4
            """)
        .bind("carrier", rate.carrier())
        .bind("from", rate.validFrom())
        .bind("rate", rate.tenThousandths())
        .execute();
  }
}

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
}

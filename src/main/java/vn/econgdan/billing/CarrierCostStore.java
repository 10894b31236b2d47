package vn.econgdan.billing;

import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.kernel.BusinessClock;

/** What carriers took in a month at the price stored with each attempt. */
final class CarrierCostStore {
  private CarrierCostStore() {}

  /**
   * One carrier's month. Public for the mapper.
   *
   * @param rateE4 the sum of the attempts' rates, in 1/10.000 đ
   */
  public record Row(String carrier, long attempts, long rateE4, long possibleDoubles) {}

  /**
   * Attempts with a price are those the carrier took. They belong to the month in which they were
   * handed over, whatever month they were planned for: only sends still valid in this month can
   * have any.
   */
  static List<Row> attempts(Handle handle, YearMonth month) {
    return handle
        .createQuery(
            """
            select carrier, count(*) as attempts, sum(rate_e4) as rate_e4,
              count(*) filter (where possible_double) as possible_doubles
            from attempt
            where send_month = any (array(select distinct send_month from planned_send
                where send_month <= :month and valid_until >= :from))
              and rate_e4 is not null and claimed_at >= :from and claimed_at < :until
            group by carrier
            order by carrier
            """)
        .bind("month", month.atDay(1))
        .bind("from", month.atDay(1).atStartOfDay(BusinessClock.ZONE).toOffsetDateTime())
        .bind(
            "until",
            month.plusMonths(1).atDay(1).atStartOfDay(BusinessClock.ZONE).toOffsetDateTime())
        .map(ConstructorMapper.of(Row.class))
        .list();
  }
}

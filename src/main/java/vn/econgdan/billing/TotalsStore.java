package vn.econgdan.billing;

import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** A month added up. */
final class TotalsStore {
  private TotalsStore() {}

  /** One group's part. Public for the mapper. */
  public record Row(
      String wardCode, String groupCode, long subscriptions, long amount, long corrections) {}

  /** By ward and group. */
  static List<Row> groups(Handle handle, YearMonth month) {
    return handle
        .createQuery(
            """
            select ward_code, group_code, sum(subscriptions) as subscriptions, sum(amount) as amount,
              sum(corrections) as corrections
            from (
              select ward_code, group_code, count(*) as subscriptions, sum(amount) as amount, 0 as corrections
              from charge where month = :month group by ward_code, group_code
              union all
              select ward_code, group_code, 0, 0, sum(amount)
              from charge_correction where month = :month group by ward_code, group_code
            ) part
            group by ward_code, group_code
            order by ward_code, group_code
            """)
        .bind("month", month.atDay(1))
        .map(ConstructorMapper.of(Row.class))
        .list();
  }
}

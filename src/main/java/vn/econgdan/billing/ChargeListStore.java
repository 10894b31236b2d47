package vn.econgdan.billing;

import java.time.YearMonth;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;

/** Charges, a page at a time. */
final class ChargeListStore {
  private static final String CHOSEN =
      """
      from charge
      where month = :month and (cast(:ward as text) is null or ward_code = :ward)
        and (cast(:group as text) is null or group_fold(group_code) = group_fold(:group))
      """;

  private ChargeListStore() {}

  /** Null leaves a condition out. */
  record Filter(String ward, String group) {}

  static Page<ChargeView> page(Handle handle, YearMonth month, Filter filter, PageRequest page) {
    Query count = handle.createQuery("select count(*) <chosen>");
    Query rows =
        handle
            .createQuery(
                """
                select cast(c.subscription_id as text), c.ward_code as ward, c.group_code as "group",
                  cast(c.household_id as text), c.fee, c.days, c.proration, c.amount,
                  coalesce(l.corrections, 0) as corrections, c.amount + coalesce(l.corrections, 0) as total
                from (select * <chosen> order by subscription_id limit :size offset :skip) c
                left join lateral (select sum(amount) as corrections from charge_correction
                  where for_month = c.month and subscription_id = c.subscription_id) l on true
                order by c.subscription_id
                """)
            .bind("size", page.size())
            .bind("skip", page.offset());
    long total = filtered(count, month, filter).mapTo(Long.class).one();
    return new Page<>(
        filtered(rows, month, filter).map(ConstructorMapper.of(ChargeView.class)).list(), total);
  }

  private static Query filtered(Query query, YearMonth month, Filter filter) {
    return query
        .define("chosen", CHOSEN)
        .bind("month", month.atDay(1))
        .bind("ward", filter.ward())
        .bind("group", filter.group());
  }
}

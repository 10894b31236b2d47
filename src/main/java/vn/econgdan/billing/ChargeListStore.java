package vn.econgdan.billing;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.identity.Listing;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;

/** Charges, a page at a time. */
final class ChargeListStore {
  private static final Listing<ChargeView> LIST =
      new Listing<>(
          """
          cast(c.subscription_id as text), c.ward_code as ward, c.group_code as "group",
            cast(c.household_id as text), c.fee, c.days, c.proration, c.amount,
            coalesce(l.corrections, 0) as corrections, c.amount + coalesce(l.corrections, 0) as total""",
          "charge c",
          """
          left join lateral (select sum(amount) as corrections from charge_correction
            where for_month = c.month and subscription_id = c.subscription_id) l on true
          """,
          """
          c.month = :month and (cast(:ward as text) is null or c.ward_code = :ward)
            and (cast(:group as text) is null
              or group_fold(c.group_code) = any (array(select unnest(group_known_as(:ward, :group)))))
            and (cast(:text as text) is null or strpos(fold(c.group_code), :text) > 0)
          """,
          new SortColumns(
              Map.of(
                  "subscriptionId", "c.subscription_id",
                  "ward", "c.ward_code",
                  "group", "c.group_code",
                  "days", "c.days",
                  "amount", "c.amount"),
              "c.subscription_id"),
          ConstructorMapper.of(ChargeView.class));

  private ChargeListStore() {}

  /** Null leaves a condition out. */
  record Filter(String ward, String group) {}

  static Page<ChargeView> page(Handle handle, YearMonth month, Filter filter, ListRequest wanted) {
    Map<String, Object> bound = new HashMap<>();
    bound.put("month", month.atDay(1));
    bound.put("ward", filter.ward());
    bound.put("group", filter.group());
    return LIST.page(handle, wanted, bound);
  }
}

package vn.econgdan.billing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.identity.Listing;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;

/** Lines beside charges. */
final class CorrectionStore {
  private static final String COLUMNS =
      """
      cast(id as text) as id, to_char(month, 'YYYY-MM') as month, to_char(for_month, 'YYYY-MM') as for_month,
        cast(subscription_id as text) as subscription_id, ward_code as ward, group_code as "group", amount, origin,
        reason, actor, at""";

  private CorrectionStore() {}

  /** What a subscription owes for a month by now. Public for the mapper. */
  public record Booked(String wardCode, String groupCode, long fee, long total) {}

  /** Two persons who correct the same charge take turns, so that together they keep its bounds. */
  static void lock(Handle handle, CorrectionLine line) {
    handle
        .createQuery(
            "select pg_advisory_xact_lock(hashtext('econgdan.correction'), hashint8(:subscription)) is null")
        .bind("subscription", line.subscription())
        .mapTo(Boolean.class)
        .one();
  }

  /** Nothing when it was never charged for that month, neither by a charge nor by a run's line. */
  static Optional<Booked> booked(Handle handle, CorrectionLine line) {
    return handle
        .createQuery(
            """
            select min(ward_code) as ward_code, min(group_code) as group_code, sum(amount) as total,
              (select fee from billing_month where month = :month) as fee
            from (
              select ward_code, group_code, amount from charge where month = :month and subscription_id = :subscription
              union all
              select ward_code, group_code, amount from charge_correction
              where for_month = :month and subscription_id = :subscription
            ) line
            having count(*) > 0
            """)
        .bind("month", line.forMonth().atDay(1))
        .bind("subscription", line.subscription())
        .map(ConstructorMapper.of(Booked.class))
        .findOne();
  }

  /** With its ledger entry. */
  static CorrectionView insert(
      Handle handle, CorrectionLine line, Booked booked, Actor actor, Instant now) {
    return handle
        .createQuery(
            """
            with made as (
              insert into charge_correction (month, for_month, subscription_id, ward_code, group_code, amount, origin,
                reason, account_id, actor, at)
              values (:month, :forMonth, :subscription, :ward, :group, :amount, 'PERSON', :reason, :account, :actor,
                :now)
              returning *
            ), posted as (
              insert into ledger_entry (month, ward_code, debit, credit, amount, origin, at, account_id, actor)
              select month, ward_code, case when amount > 0 then 'RECEIVABLE' else 'FEE_INCOME' end,
                case when amount > 0 then 'FEE_INCOME' else 'RECEIVABLE' end, abs(amount), 'CORRECTIONS', at,
                account_id, actor
              from made
            )
            select <columns> from made
            """)
        .define("columns", COLUMNS)
        .bind("month", line.month().atDay(1))
        .bind("forMonth", line.forMonth().atDay(1))
        .bind("subscription", line.subscription())
        .bind("ward", booked.wardCode())
        .bind("group", booked.groupCode())
        .bind("amount", line.amount())
        .bind("reason", line.reason())
        .bind("account", actor.accountId())
        .bind("actor", actor.name())
        .bind("now", now)
        .map(ConstructorMapper.of(CorrectionView.class))
        .one();
  }

  private static final Listing<CorrectionView> LIST =
      new Listing<>(
          COLUMNS,
          "charge_correction c",
          "",
          """
          c.month = :month and (cast(:ward as text) is null or c.ward_code = :ward)
            and (cast(:text as text) is null
              or strpos(fold(concat_ws(' ', c.group_code, c.reason, c.actor)), :text) > 0)
          """,
          new SortColumns(
              Map.of(
                  "at", "c.at",
                  "ward", "c.ward_code",
                  "group", "c.group_code",
                  "amount", "c.amount",
                  "forMonth", "c.for_month"),
              "c.id desc"),
          ConstructorMapper.of(CorrectionView.class));

  /**
   * @param ward null for all
   */
  static Page<CorrectionView> page(
      Handle handle, YearMonth month, String ward, ListRequest wanted) {
    Map<String, Object> bound = new HashMap<>();
    bound.put("month", month.atDay(1));
    bound.put("ward", ward);
    return LIST.page(handle, wanted, bound);
  }
}

package vn.econgdan.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import vn.econgdan.kernel.Actor;

/** Charges and the lines that later runs add, set-wise; each with its ledger entries. */
final class ChargeStore {
  private ChargeStore() {}

  /**
   * What a run is about.
   *
   * @param booking the open month that takes what is new: the same, or the current one
   * @param lastDay nobody is charged who begins later
   */
  record Run(
      YearMonth month,
      YearMonth booking,
      LocalDate lastDay,
      Price price,
      Actor actor,
      Instant now) {}

  /** How many rows came, and what they add up to in đồng. Public for the mapper. */
  public record Added(long count, long amount) {}

  /** Who has no charge in this open month gets one. */
  static Added charge(Handle handle, Run run) {
    return added(
        handle
            .createQuery(
                """
            with made as (
              insert into charge (month, subscription_id, ward_code, group_code, household_id, fee, days, proration,
                amount, charged_at)
              select :month, d.subscription_id, d.ward_code, d.group_code, d.household_id, :fee, d.days, :proration,
                d.amount, :now
              from charges_due(:month, :lastDay, :prices, :joiningPrices) d
              where not exists (select from charge c where c.month = :month and c.subscription_id = d.subscription_id)
              returning ward_code, amount
            ), posted as (
              insert into ledger_entry (month, ward_code, debit, credit, amount, origin, at, account_id, actor)
              select :booking, ward_code, 'RECEIVABLE', 'FEE_INCOME', sum(amount), 'CHARGES', :now, :account, :actor
              from made group by ward_code having sum(amount) > 0
            )
            select count(*) as count, coalesce(sum(amount), 0) as amount from made
            """)
            .bind("fee", run.price().fee().amount())
            .bind("proration", run.price().proration().name()),
        run);
  }

  /**
   * Where runs until now came to another amount than this one does, a line of the difference. What
   * a person corrected stays; together nobody falls below nothing.
   */
  static Added correct(Handle handle, Run run) {
    return added(
        handle.createQuery(
            """
            with due as (
              select * from charges_due(:month, :lastDay, :prices, :joiningPrices)
            ), booked as (
              select subscription_id, min(ward_code) as ward_code, min(group_code) as group_code, sum(amount) as total,
                sum(amount) filter (where by_run) as by_runs
              from (
                select subscription_id, ward_code, group_code, amount, true as by_run from charge where month = :month
                union all
                select subscription_id, ward_code, group_code, amount, origin = 'RUN' from charge_correction
                where for_month = :month
              ) line
              group by subscription_id
            ), made as (
              insert into charge_correction (month, for_month, subscription_id, ward_code, group_code, amount, origin,
                reason, account_id, actor, at)
              select :booking, :month, subscription_id, ward_code, group_code, difference, 'RUN', 'RECOMPUTED',
                :account, :actor, :now
              from (
                select subscription_id, coalesce(b.ward_code, d.ward_code) as ward_code,
                  coalesce(b.group_code, d.group_code) as group_code,
                  greatest(coalesce(d.amount, 0) - coalesce(b.by_runs, 0), -coalesce(b.total, 0)) as difference
                from due d full join booked b using (subscription_id)
              ) compared
              where difference <> 0
              returning ward_code, amount
            ), posted as (
              insert into ledger_entry (month, ward_code, debit, credit, amount, origin, at, account_id, actor)
              select :booking, ward_code, case when more then 'RECEIVABLE' else 'FEE_INCOME' end,
                case when more then 'FEE_INCOME' else 'RECEIVABLE' end, abs(sum(amount)), 'CORRECTIONS', :now, :account,
                :actor
              from (select *, amount > 0 as more from made) line group by ward_code, more
            )
            select count(*) as count, coalesce(sum(amount), 0) as amount from made
            """),
        run);
  }

  private static Added added(Query query, Run run) {
    return query
        .bind("month", run.month().atDay(1))
        .bind("booking", run.booking().atDay(1))
        .bind("lastDay", run.lastDay())
        .bindArray("prices", Long.class, boxed(run.price().list(run.month())))
        .bindArray("joiningPrices", Long.class, boxed(run.price().joiningList(run.month())))
        .bind("account", run.actor().accountId())
        .bind("actor", run.actor().name())
        .bind("now", run.now())
        .map(ConstructorMapper.of(Added.class))
        .one();
  }

  private static Object[] boxed(long[] prices) {
    return Arrays.stream(prices).boxed().toArray();
  }
}

package vn.econgdan.billing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import vn.econgdan.kernel.Dong;
import vn.econgdan.tariff.PartRate;

/**
 * A month added up: what subscribers owe, and what the carrier took. Amounts in đồng.
 *
 * @param fee and proration, chargedAt: null until the month's first run
 * @param corrections of the lines that stand in this month, whatever month they are for
 */
public record MonthView(
    String month,
    String state,
    Long fee,
    String proration,
    Instant chargedAt,
    Instant closedAt,
    String closedBy,
    Sum total,
    List<WardSum> wards,
    List<CarrierSum> carriers) {

  /**
   * What a set of charges comes to.
   *
   * @param amount of the charges
   * @param total amount and corrections
   */
  public record Sum(long subscriptions, long amount, long corrections, long total) {
    private static Sum of(List<TotalsStore.Row> rows) {
      long amount = sum(rows, TotalsStore.Row::amount);
      long corrections = sum(rows, TotalsStore.Row::corrections);
      return new Sum(
          sum(rows, TotalsStore.Row::subscriptions), amount, corrections, amount + corrections);
    }
  }

  /** A ward's part. */
  public record WardSum(String ward, Sum total, List<GroupSum> groups) {}

  /** A residential group's part. */
  public record GroupSum(String group, Sum total) {}

  /**
   * A carrier's month.
   *
   * @param attempts that it took, doubles included: each is billable
   * @param amount at the price stored with each, rounded once
   * @param possibleDoubles attempts among them that may have reached somebody a second time
   */
  public record CarrierSum(String carrier, long attempts, long amount, long possibleDoubles) {
    private static CarrierSum of(CarrierCostStore.Row row) {
      Dong amount = new PartRate(row.rateE4()).cost(1);
      return new CarrierSum(row.carrier(), row.attempts(), amount.amount(), row.possibleDoubles());
    }
  }

  static MonthView of(
      YearMonth month,
      Optional<BillingMonthStore.Row> row,
      List<TotalsStore.Row> groups,
      List<CarrierCostStore.Row> carriers) {
    return new MonthView(
        month.toString(),
        row.map(BillingMonthStore.Row::state).orElse(BillingMonthStore.OPEN),
        row.map(BillingMonthStore.Row::fee).orElse(null),
        row.map(BillingMonthStore.Row::proration).orElse(null),
        row.map(BillingMonthStore.Row::chargedAt).orElse(null),
        row.map(BillingMonthStore.Row::closedAt).orElse(null),
        row.map(BillingMonthStore.Row::closedBy).orElse(null),
        Sum.of(groups),
        wards(groups),
        carriers.stream().map(CarrierSum::of).toList());
  }

  private static List<WardSum> wards(List<TotalsStore.Row> rows) {
    Map<String, List<TotalsStore.Row>> byWard =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    TotalsStore.Row::wardCode, LinkedHashMap::new, Collectors.toList()));
    return byWard.entrySet().stream()
        .map(ward -> new WardSum(ward.getKey(), Sum.of(ward.getValue()), groups(ward.getValue())))
        .toList();
  }

  private static List<GroupSum> groups(List<TotalsStore.Row> rows) {
    return rows.stream().map(row -> new GroupSum(row.groupCode(), Sum.of(List.of(row)))).toList();
  }

  private static long sum(List<TotalsStore.Row> rows, ToLongFunction<TotalsStore.Row> column) {
    return rows.stream().mapToLong(column).sum();
  }
}

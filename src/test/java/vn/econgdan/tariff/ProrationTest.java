package vn.econgdan.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.econgdan.kernel.Dong;

/** What a part of a month costs, against the table written by hand. */
class ProrationTest {
  private static final Dong FEE = new Dong(3000);

  @ParameterizedTest(name = "{0}: {1} on day {2}")
  @CsvFileSource(
      resources = "/billing/months.csv",
      useHeadersInDisplayName = false,
      numLinesToSkip = 4)
  void costs_what_the_table_says(
      YearMonth month,
      String event,
      int day,
      int days,
      long none,
      long daily,
      long odd,
      long free) {
    boolean joining = event.equals("JOINS");
    assertThat(Proration.NONE.price(FEE, month, days, joining)).isEqualTo(new Dong(none));
    assertThat(Proration.DAILY_30.price(FEE, month, days, joining)).isEqualTo(new Dong(daily));
    assertThat(Proration.DAILY_30.price(new Dong(2999), month, days, joining))
        .isEqualTo(new Dong(odd));
    assertThat(Proration.FREE_FIRST_MONTH.price(FEE, month, days, joining))
        .isEqualTo(new Dong(free));
  }

  @ParameterizedTest(name = "{1} days of {0} in July cost {2}")
  @CsvSource({
    "0,30,0",
    "1,14,0",
    "1,15,1",
    "1,29,1",
    "7,2,0",
    "7,3,1",
    "29,1,1",
    "3001,15,1501",
    "1000,1,33",
    "1000,2,67",
    "3000,30,3000",
    "3000,31,3000",
    "1000000000,29,966666667"
  })
  void is_rounded_once_half_up(long fee, int days, long amount) {
    assertThat(Proration.DAILY_30.price(new Dong(fee), YearMonth.of(2026, 7), days, false))
        .isEqualTo(new Dong(amount));
  }

  @ParameterizedTest
  @EnumSource
  void a_longer_service_never_costs_less_nor_more_than_the_fee(Proration rule) {
    for (int length = 1; length <= 12; length++) {
      long[] prices = rule.prices(new Dong(2999), YearMonth.of(2028, length), false);
      assertThat(prices).hasSize(YearMonth.of(2028, length).lengthOfMonth() + 1).isSorted();
      assertThat(prices[0]).isZero();
      assertThat(prices[prices.length - 1]).isEqualTo(2999);
    }
  }

  @Test
  void the_month_of_joining_is_free_where_the_rule_says_so() {
    assertThat(LongStream.of(Proration.FREE_FIRST_MONTH.prices(FEE, YearMonth.of(2026, 2), true)))
        .hasSize(29)
        .containsOnly(0L);
  }

  @Test
  void a_month_has_no_more_days_than_it_has() {
    assertThatThrownBy(() -> Proration.NONE.price(FEE, YearMonth.of(2026, 2), 29, false))
        .hasMessage("2026-02 has no 29 days");
  }
}

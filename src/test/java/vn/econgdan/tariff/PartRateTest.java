package vn.econgdan.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartRateTest {
  @ParameterizedTest(name = "{1} parts at {0}/10.000 đ cost {2} đ")
  @CsvSource({
    "5500000, 0, 0",
    "5500000, 100000, 55000000",
    "5501234, 1, 550",
    "5505000, 1, 551",
    "5501234, 100000, 55012340",
    "3333, 3, 1"
  })
  void a_cost_is_rounded_once(long rate, long parts, long dong) {
    assertThat(new PartRate(rate).cost(parts).amount()).isEqualTo(dong);
  }
}

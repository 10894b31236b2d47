package vn.econgdan.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen of a number by who need not know it. */
class MsisdnTest {
  @ParameterizedTest(name = "{0} beside {1}: {2}")
  @CsvSource({
    "+84912345678, +84912345679, 0912 ••• ••8, 0912 ••• ••9",
    "+84912345678, +84912354678, 0912 •45 •••, 0912 •54 •••",
    "+84912345678, +84912999678, 0912 345 •••, 0912 999 •••",
    "+84912345678, +84902345678, 0912 ••• •••, 0902 ••• •••",
    "+84912345678, +84912345678, 0912 ••• 678, 0912 ••• 678",
    "+84912345678, +84987654321, 0912 ••• 678, 0987 ••• 321",
    "+84912345678, +842438252525, 0912 ••• 678, 0243 ••• 2525"
  })
  void beside_another_the_differing_digits_are_shown_and_never_the_whole_number(
      String one, String other, String shownOne, String shownOther) {
    Msisdn first = new Msisdn(one);
    Msisdn second = new Msisdn(other);

    assertThat(first.maskedBeside(second)).isEqualTo(shownOne);
    assertThat(second.maskedBeside(first)).isEqualTo(shownOther);
  }
}

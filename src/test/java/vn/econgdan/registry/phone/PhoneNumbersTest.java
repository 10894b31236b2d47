package vn.econgdan.registry.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.registry.phone.PhoneReading.Accepted;
import vn.econgdan.registry.phone.PhoneReading.Refused;

/** DOMAIN 1.6 and what else people type. */
class PhoneNumbersTest {
  private final PhoneNumbers phones = new PhoneNumbers();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0912345678",
        "912345678",
        "84912345678",
        "+84 912 345 678",
        "0084912345678",
        "00 84 912 345 678",
        "+840912345678",
        "0912.345.678",
        "091-234-5678",
        "0912–345–678",
        "0912/345/678",
        "(+84)0912345678",
        "(84) 0912 345 678",
        "\u00a00912 345 678",
        "\u200b0912 345 678\ufeff",
        "\u202a0912345678\u202c",
        "'0912345678",
        "\t0912345678\r\n"
      })
  void one_number_is_written_in_many_ways(String typed) {
    assertThat(accepted(typed)).isEqualTo(new Accepted(msisdn("+84912345678"), none()));
  }

  @ParameterizedTest
  @CsvSource({
    "01236030999,   +84836030999, 0123, 083",
    "1236030999,    +84836030999, 0123, 083",
    "841236030999,  +84836030999, 0123, 083",
    "+841236030999, +84836030999, 0123, 083",
    "01215551234,   +84795551234, 0121, 079",
    "01286667777,   +84786667777, 0128, 078",
    "01997654321,   +84597654321, 0199, 059",
    "01881112222,   +84581112222, 0188, 058",
  })
  void an_old_number_is_converted_and_says_so(String typed, String e164, String old, String now) {
    assertThat(accepted(typed).number().e164()).isEqualTo(e164);
    assertThat(accepted(typed).notes())
        .containsExactly(Problem.of("phone", "CONVERTED_PREFIX", old, now));
  }

  @ParameterizedTest
  @CsvSource({
    "0559905599, +84559905599",
    "0871234567, +84871234567",
    "841234567,  +84841234567",
    "0841234567, +84841234567",
    "84841234567, +84841234567",
  })
  void new_ranges_are_mobile_and_084_is_no_country_code(String typed, String e164) {
    assertThat(accepted(typed)).isEqualTo(new Accepted(msisdn(e164), none()));
  }

  @ParameterizedTest
  @CsvSource({"0301234567, 030", "0311234567, 031", "0511234567, 051", "0951234567, 095"})
  void a_prefix_no_network_is_known_to_have_is_noted_not_blocked(String typed, String prefix) {
    assertThat(accepted(typed).notes()).contains(Problem.of("phone", "UNUSUAL_PREFIX", prefix));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0521234567", "0551234567", "0891234567"})
  void a_range_the_library_does_not_know_is_noted_not_blocked(String typed) {
    assertThat(accepted(typed).notes()).containsExactly(Problem.of("phone", "NOT_IN_LIBRARY"));
  }

  @ParameterizedTest
  @CsvSource({
    "04.36577024,      +842436577024",
    "436577024,        +842436577024",
    "024 3657 7024,    +842436577024",
    "+84 24 3657 7024, +842436577024",
    "02438256686,      +842438256686",
    "02838229999,      +842838229999",
    "0203 3825 999,    +842033825999",
  })
  void a_fixed_line_is_kept_for_calls_only(String typed, String e164) {
    assertThat(refused(typed))
        .isEqualTo(
            new Refused(
                Problem.of("phone", "NOT_MOBILE"), Optional.of(msisdn(e164)), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(04) 1080              | SHORT_OR_SERVICE_NUMBER",
        "024 1080               | SHORT_OR_SERVICE_NUMBER",
        "1080                   | SHORT_OR_SERVICE_NUMBER",
        "19001080               | SHORT_OR_SERVICE_NUMBER",
        "19001234               | SHORT_OR_SERVICE_NUMBER",
        "+84 1900 1080          | SHORT_OR_SERVICE_NUMBER",
        "18001260               | SHORT_OR_SERVICE_NUMBER",
        "113                    | SHORT_OR_SERVICE_NUMBER",
        "5656                   | SHORT_OR_SERVICE_NUMBER",
        "069123456              | SHORT_OR_SERVICE_NUMBER",
        "091234567              | LENGTH",
        "09123456789            | LENGTH",
        "0912345678901          | LENGTH",
        "8491234567             | LENGTH",
        "84912345678901         | LENGTH",
        "04 3657702             | LENGTH",
        "0671234567             | UNKNOWN_PREFIX",
        "0160123456             | UNKNOWN_PREFIX",
        "01601234567            | UNKNOWN_PREFIX",
        "01871234567            | UNKNOWN_PREFIX",
        "0912345678 0987654321  | TWO_NUMBERS",
        "+1 415 555 2671        | FOREIGN_NUMBER",
        "00 856 20 5555 1234    | FOREIGN_NUMBER",
        "8,49123E+10            | SCIENTIFIC_NOTATION",
        "8.49123456E+10         | SCIENTIFIC_NOTATION",
        "không có               | NOT_A_NUMBER",
        "84+912345678           | NOT_A_NUMBER",
        "+                      | NOT_A_NUMBER",
      })
  void what_is_no_mobile_number_is_refused_without_a_guess(String typed, String code) {
    assertThat(refused(typed)).isEqualTo(PhoneReading.refused(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "O912345678                | NOT_A_NUMBER        | 0912 345 678",
        "09l2345678                | NOT_A_NUMBER        | 0912 345 678",
        "0912345678a               | NOT_A_NUMBER        | 0912 345 678",
        "0912,345,678              | NOT_A_NUMBER        | 0912 345 678",
        "0912345678 ext 1          | NOT_A_NUMBER        | 0912 345 678",
        "+84-91-234-5678 ext 12    | NOT_A_NUMBER        | 0912 345 678",
        "091 234 5678 (anh Son)    | NOT_A_NUMBER        | 0912 345 678",
        "０９１２３４５６７８       | NOT_A_NUMBER        | 0912 345 678",
        "O1236030999               | NOT_A_NUMBER        | 0836 030 999",
        "9.12345678E8              | SCIENTIFIC_NOTATION | 0912 345 678",
        "8,4912345678E+10          | SCIENTIFIC_NOTATION | 0912 345 678",
        "0912345678/0987654321     | TWO_NUMBERS         | 0912 345 678",
        "0912345678, 0987654321    | TWO_NUMBERS         | 0912 345 678",
        "0912345678;0987654321     | TWO_NUMBERS         | 0912 345 678",
        "0912345678 hoặc 098765432 | TWO_NUMBERS         | 0912 345 678",
      })
  void a_slip_is_refused_with_what_was_probably_meant(String typed, String code, String meant) {
    assertThat(refused(typed))
        .isEqualTo(new Refused(Problem.of("phone", code), Optional.empty(), Optional.of(meant)));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\u00a0", " - "})
  void an_empty_cell_is_its_own_case(String typed) {
    assertThat(phones.read(typed)).isEqualTo(PhoneReading.refused("EMPTY_PHONE"));
  }

  @Test
  void a_whole_letter_in_the_cell_is_refused_in_good_time() {
    assertThat(phones.read("1 ".repeat(500_000)).isRefused()).isTrue();
    assertThat(phones.read("9.1E999")).isEqualTo(PhoneReading.refused("SCIENTIFIC_NOTATION"));
  }

  @ParameterizedTest
  @CsvSource({
    "0321234567, VIETTEL",
    "0861234567, VIETTEL",
    "0912345678, VINAPHONE",
    "01236030999, VINAPHONE",
    "0701234567, MOBIFONE",
    "0921234567, VIETNAMOBILE",
    "0991234567, GMOBILE",
    "0551234567, WINTEL",
    "0871234567, ITEL",
    "0951234567, UNKNOWN",
  })
  void a_prefix_hints_at_its_network(String typed, MobileNetwork network) {
    assertThat(MobileNetwork.byPrefix(accepted(typed).number())).isEqualTo(network);
  }

  private Accepted accepted(String typed) {
    assertThat(phones.read(typed)).isInstanceOf(Accepted.class);
    return (Accepted) phones.read(typed);
  }

  private Refused refused(String typed) {
    assertThat(phones.read(typed)).isInstanceOf(Refused.class);
    return (Refused) phones.read(typed);
  }

  private static Msisdn msisdn(String e164) {
    return new Msisdn(e164);
  }

  private static List<Problem> none() {
    return List.of();
  }
}

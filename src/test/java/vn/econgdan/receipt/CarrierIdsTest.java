package vn.econgdan.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.econgdan.dispatch.CarrierIds;

/** How ids of answers and receipts are brought together. */
class CarrierIdsTest {
  @ParameterizedTest
  @EnumSource
  void uuids_keep_their_zeros_and_lose_only_their_case(CarrierIds ids) {
    assertThat(ids.ofResponse("0E999F21-81EF-4974-A414-3DE98174E3C7"))
        .isEqualTo(ids.ofReceipt("0e999f21-81ef-4974-a414-3de98174e3c7"))
        .startsWith("0e999f21");
  }

  @ParameterizedTest
  @EnumSource
  void ids_that_are_no_numbers_are_compared_as_they_are(CarrierIds ids) {
    assertThat(ids.ofResponse(" SMSC-000012 ")).isEqualTo(ids.ofReceipt("smsc-000012"));
    assertThat(ids.ofResponse("")).isEmpty();
    assertThat(ids.ofResponse("000")).isEqualTo(ids.ofReceipt("0"));
  }

  @Property
  void every_number_is_found_in_every_setting(
      @ForAll @BigRange(min = "0", max = "340282366920938463463374607431768211455") BigInteger id) {
    String hex = id.toString(16);
    assertThat(CarrierIds.SAME.ofReceipt("00" + id)).isEqualTo(CarrierIds.SAME.ofResponse("" + id));
    assertThat(CarrierIds.HEX_IN_RECEIPT.ofReceipt(hex))
        .isEqualTo(CarrierIds.HEX_IN_RECEIPT.ofResponse("0" + id));
    assertThat(CarrierIds.HEX_IN_RESPONSE.ofReceipt("0" + id))
        .isEqualTo(CarrierIds.HEX_IN_RESPONSE.ofResponse(hex.toUpperCase(java.util.Locale.ROOT)));
  }

  @Test
  void a_receipt_with_two_ids_offers_both_without_repeating_itself() {
    var ids =
        new ParsedReceipt.Ids(Optional.of("38601FA"), Optional.of("0059113978"), Optional.empty());
    assertThat(CandidateKeys.of(ids, CarrierIds.HEX_IN_RESPONSE)).containsExactly("59113978");
    assertThat(CandidateKeys.of(ids, CarrierIds.SAME)).containsExactly("59113978", "38601fa");
  }

  @Test
  void a_receipt_that_names_only_the_answers_id_is_read_both_ways() {
    var ids = new ParsedReceipt.Ids(Optional.of("10"), Optional.empty(), Optional.empty());
    assertThat(CandidateKeys.of(ids, CarrierIds.HEX_IN_RESPONSE)).containsExactly("16", "10");
  }

  @Test
  void a_wrong_setting_is_named() {
    assertThat(CarrierIds.of("hex-in-receipt")).isEqualTo(CarrierIds.HEX_IN_RECEIPT);
    assertThatThrownBy(() -> CarrierIds.of("hex")).hasMessageContaining("ECONGDAN_SMPP_MESSAGE_ID");
  }
}

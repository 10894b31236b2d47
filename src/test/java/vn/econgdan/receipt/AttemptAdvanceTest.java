package vn.econgdan.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The rule by which receipts move attempts. */
class AttemptAdvanceTest {
  private static final List<String> FORWARD =
      List.of("IN_DOUBT", "SUBMITTED", "UNKNOWN", "NETWORK_CONFIRMED", "FINAL");

  @Property
  void no_receipt_takes_an_attempt_back(
      @ForAll("states") String state, @ForAll ReceiptState receipt) {
    String after = AttemptAdvance.after(state, receipt);
    assertThat(rank(after)).isGreaterThanOrEqualTo(rank(state));
  }

  @Property
  void the_first_final_receipt_wins(
      @ForAll("states") String state, @ForAll List<ReceiptState> receipts) {
    String end = receipts.stream().reduce(state, AttemptAdvance::after, (a, b) -> b);
    String first =
        receipts.stream().filter(ReceiptState::isFinal).map(Enum::name).findFirst().orElse(end);
    assertThat(end).isEqualTo(AttemptAdvance.isFinal(state) ? state : first);
  }

  @Provide
  Arbitrary<String> states() {
    return Arbitraries.of(
        "IN_DOUBT",
        "SUBMITTED",
        "UNKNOWN",
        "NETWORK_CONFIRMED",
        "DELIVERED",
        "UNDELIVERED",
        "EXPIRED",
        "REFUSED");
  }

  private static int rank(String state) {
    return FORWARD.indexOf(AttemptAdvance.isFinal(state) ? "FINAL" : state);
  }
}

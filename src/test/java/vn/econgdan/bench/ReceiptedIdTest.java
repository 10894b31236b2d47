package vn.econgdan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ReceiptedIdTest {
  private static final String HEADER = "00000000".repeat(4);

  /** service_type, source 84…, destination, esm_class 4, …, sm_length 2, "id". */
  private static final String BODY = "00 0101 3834 00 0500 6543 00 040000 00 00 00000000 02 6964";

  private static byte[] pdu(String tlvs) {
    return HexFormat.of().parseHex((HEADER + BODY + tlvs).replace(" ", ""));
  }

  @Test
  void the_id_is_found_behind_other_tlvs() {
    assertThat(ReceiptedId.in(pdu("0427 0001 02 001E 0004 61626300"))).isEqualTo("abc");
  }

  @Test
  void a_receipt_without_one_is_refused() {
    assertThatThrownBy(() -> ReceiptedId.in(pdu("0427 0001 02")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

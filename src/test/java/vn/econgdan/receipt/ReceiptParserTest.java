package vn.econgdan.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.econgdan.receipt.Deliveries.octets;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.dispatch.DeliverSm;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.receipt.ParsedReceipt.Kind;

/** Receipts as carriers really send them; the golden ones are read in GoldenReceiptsTest. */
class ReceiptParserTest {
  private static final String USUAL =
      "id:42 sub:001 dlvrd:001 submit date:2612050830 done date:2612050831 stat:DELIVRD err:000"
          + " text:UBND";

  @Test
  void the_usual_text_is_read_in_full() {
    ParsedReceipt receipt = ReceiptParser.parse(Deliveries.text(USUAL));
    assertThat(receipt.kind()).isEqualTo(Kind.RECEIPT);
    assertThat(receipt.ids().carrierId()).contains("42");
    assertThat(receipt.stateWord()).contains("DELIVRD");
    assertThat(receipt.state()).isEqualTo(ReceiptState.DELIVERED);
    assertThat(receipt.isFinal()).isTrue();
    assertThat(receipt.error()).contains("000");
    assertThat(receipt.submittedParts()).contains(1);
    assertThat(receipt.deliveredParts()).contains(1);
    assertThat(receipt.text()).contains("UBND");
    assertThat(receipt.times().submitted()).contains(hanoi("2026-12-05T08:30"));
    assertThat(receipt.times().done()).contains(hanoi("2026-12-05T08:31"));
  }

  @ParameterizedTest
  @CsvSource({
    "2612050830,     2026-12-05T08:30",
    "261205083059,   2026-12-05T08:30:59",
    "202612050830,   2026-12-05T08:30",
    "20261205083059, 2026-12-05T08:30:59",
    "2402301200,",
    "7001020936,",
    "N/A,",
    "26120508305,"
  })
  void dates_are_read_in_hanoi_or_not_at_all(String digits, LocalDateTime expected) {
    ParsedReceipt receipt =
        ReceiptParser.parse(Deliveries.text("id:1 done date:" + digits + " stat:DELIVRD"));
    assertThat(receipt.times().done())
        .isEqualTo(Optional.ofNullable(expected).map(ReceiptParserTest::hanoi));
    assertThat(receipt.state()).isEqualTo(ReceiptState.DELIVERED);
  }

  @ParameterizedTest
  @CsvSource({
    "stat:UNDELIV err:21b Id:AB12 DLVRD:000,            AB12, UNDELIVERED, 21b",
    "ID: 7 STAT: expired ERR: 1,                        7,    EXPIRED,     1",
    "id:7 sub:null dlvrd:null stat:DELIVRD err:null,    7,    DELIVERED,",
    "id:7 sub: dlvrd:001 stat:ENROUTE err:000,          7,    PENDING,     000",
    "id:7 done date:2612050830 DELIVRD err:000 Text:,   7,    DELIVERED,   000",
    "id:7 submit_date:2612050830 status:ACCEPTD error:3,7,    PENDING,     3",
    "id:7 stat:WHATEVER err:9,                          7,    UNRECOGNISED,9",
    "id:7 stat:UNKNOWN err:9,                           7,    UNKNOWN,     9",
    "id:7 stat:DELIVRD err:000 text:id:9 stat:REJECTD err:777, 7, DELIVERED, 000",
  })
  void labels_come_in_any_order_and_case(String text, String id, ReceiptState state, String error) {
    ParsedReceipt receipt = ReceiptParser.parse(Deliveries.text(text));
    assertThat(receipt.ids().carrierId()).contains(id);
    assertThat(receipt.state()).isEqualTo(state);
    assertThat(receipt.error()).isEqualTo(Optional.ofNullable(error));
  }

  @Test
  void tlvs_alone_are_a_receipt() {
    ParsedReceipt receipt =
        ReceiptParser.parse(
            Deliveries.withTlvs(
                "",
                Map.of(
                    0x001E, octets("362d9701\0"),
                    0x0427, new byte[] {5},
                    0x0423, new byte[] {3, 1, 0},
                    0x0204, new byte[] {(byte) 0xBE, (byte) 0xEF})));
    assertThat(receipt.kind()).isEqualTo(Kind.RECEIPT);
    assertThat(receipt.ids().carrierId()).contains("362d9701");
    assertThat(receipt.ids().reference()).contains(0xBEEF);
    assertThat(receipt.stateWord()).contains("UNDELIV");
    assertThat(receipt.state()).isEqualTo(ReceiptState.UNDELIVERED);
    assertThat(receipt.error()).contains("256");
  }

  @Test
  void tlvs_go_before_the_text_and_the_texts_id_is_kept_beside() {
    ParsedReceipt receipt =
        ReceiptParser.parse(
            Deliveries.withTlvs(
                "id:0059113978 stat:DELIVRD err:12",
                Map.of(0x001E, octets("38601fa"), 0x0427, new byte[] {6})));
    assertThat(receipt.state()).isEqualTo(ReceiptState.PENDING);
    assertThat(receipt.ids().carrierId()).contains("38601fa");
    assertThat(receipt.ids().text()).contains("0059113978");
    assertThat(receipt.error()).contains("12");
  }

  @Test
  void a_tlv_no_table_knows_leaves_the_word_to_the_text() {
    Map<Integer, byte[]> tlvs = Map.of(0x0427, new byte[] {42}, 0x0204, new byte[] {1});
    ParsedReceipt receipt = ReceiptParser.parse(Deliveries.withTlvs("id:1 stat:EXPIRED", tlvs));
    assertThat(receipt.state()).isEqualTo(ReceiptState.EXPIRED);
    assertThat(receipt.ids().reference()).isEmpty();
  }

  @Test
  void the_alphabet_may_be_ucs2_with_or_without_saying_so_and_ascii_that_claims_to_be_ucs2() {
    byte[] ucs2 = USUAL.getBytes(StandardCharsets.UTF_16BE);
    assertThat(kindAndState(4, 8, ucs2)).isEqualTo("RECEIPT DELIVERED");
    assertThat(kindAndState(4, 0, ucs2)).isEqualTo("RECEIPT DELIVERED");
    assertThat(kindAndState(4, 8, octets(USUAL))).isEqualTo("RECEIPT DELIVERED");
  }

  @Test
  void gsm_octets_and_a_user_data_header_do_not_matter() {
    byte[] gsm = octets("id:7 stat:DND\u0011REJECTED err:123");
    assertThat(kindAndState(4, 0, gsm)).isEqualTo("RECEIPT UNDELIVERED");
    byte[] header = HexFormat.of().parseHex("0500030A0201");
    byte[] both = octets(new String(header, StandardCharsets.ISO_8859_1) + USUAL);
    assertThat(kindAndState(0x44, 0, both)).isEqualTo("RECEIPT DELIVERED");
  }

  @Test
  void what_a_delivery_is_comes_from_esm_class_and_content() {
    assertThat(kindAndState(0, 0, octets(USUAL))).isEqualTo("RECEIPT DELIVERED");
    assertThat(kindAndState(0x20, 0, octets(USUAL))).isEqualTo("INTERMEDIATE DELIVERED");
    assertThat(kindAndState(0, 0, octets("Toi da nhan: cam on"))).isEqualTo("MO UNRECOGNISED");
    assertThat(kindAndState(0, 0, octets("delivered"))).startsWith("MO");
    assertThat(kindAndState(4, 0, octets("?!"))).isEqualTo("UNREADABLE UNRECOGNISED");
    assertThat(kindAndState(4, 0, new byte[0])).isEqualTo("UNREADABLE UNRECOGNISED");
  }

  @Test
  void an_intermediate_notification_is_never_final() {
    assertThat(ReceiptParser.parse(Deliveries.of(0x20, 0, octets(USUAL), Map.of())).isFinal())
        .isFalse();
  }

  @Test
  void a_network_whose_receipts_mean_less_confirms_less() {
    assertThat(ReceiptStates.under(ReceiptState.DELIVERED, ReceiptMeaning.NETWORK))
        .isEqualTo(ReceiptState.NETWORK_CONFIRMED);
    assertThat(ReceiptStates.under(ReceiptState.DELIVERED, ReceiptMeaning.HANDSET))
        .isEqualTo(ReceiptState.DELIVERED);
    assertThat(ReceiptStates.under(ReceiptState.EXPIRED, ReceiptMeaning.NETWORK))
        .isEqualTo(ReceiptState.EXPIRED);
  }

  @Test
  void a_receipt_in_a_log_line_shows_no_text() {
    assertThat(ReceiptParser.parse(Deliveries.text(USUAL))).hasToString("RECEIPT DELIVRD err 000");
  }

  @Property(tries = 2000)
  void no_octets_make_it_throw(@ForAll byte[] pdu, @ForAll byte[] text, @ForAll byte esmClass) {
    ReceiptParser.parse(DeliverSm.read("carrier-1", pdu));
    ReceiptParser.parse(Deliveries.of(esmClass, esmClass, text, Map.of(0x0427, text, 0x1E, text)));
  }

  private static String kindAndState(int esmClass, int dataCoding, byte[] text) {
    ParsedReceipt read = ReceiptParser.parse(Deliveries.of(esmClass, dataCoding, text, Map.of()));
    return read.kind() + " " + read.state();
  }

  private static Instant hanoi(String local) {
    return hanoi(LocalDateTime.parse(local));
  }

  private static Instant hanoi(LocalDateTime local) {
    return local.atZone(BusinessClock.ZONE).toInstant();
  }
}

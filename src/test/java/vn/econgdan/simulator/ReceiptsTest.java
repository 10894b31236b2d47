package vn.econgdan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptsTest extends SimulatorFixture {
  private static final String ID = Long.toString(FIRST_ID);

  /** 31/12/2026 23:30 UTC is 06:30 of the new year in Hanoi. */
  @Override
  SimulatorOptions options() {
    Instant at = Instant.parse("2026-12-31T23:30:05Z");
    return super.options().withClock(Clock.fixed(at, ZoneOffset.UTC));
  }

  private void receipts(String fields) {
    smsc.behaviour("{\"receipts\":{" + fields + "}}");
  }

  private RawClient.Deliver receiptFor(String number) throws IOException {
    RawClient client = transceiver();
    submitted(client, number);
    return client.receipt();
  }

  @Test
  void a_receipt_turns_the_addresses_round_and_carries_id_state_and_error() throws IOException {
    RawClient.Deliver receipt = receiptFor("84901234567");

    assertThat(receipt.from()).isEqualTo("1/1/84901234567");
    assertThat(receipt.to()).isEqualTo("5/0/eCONGDAN");
    assertThat(receipt.esmClass()).isEqualTo(4);
    assertThat(receipt.coding()).isZero();
    assertThat(receipt.tlvsHex())
        .isEqualTo("001e0014" + ascii(ID) + "00" + "0427000102" + "04230003030000");
    await().until(() -> smsc.state().receipts().acknowledged() == 1);
  }

  private static String ascii(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "STANDARD | id:# sub:001 dlvrd:001 submit date:2701010630 done date:2701010630 stat:DELIVRD err:000 text:chao",
        "DATES_12_DIGITS | id:# sub:001 dlvrd:001 submit date:270101063005 done date:270101063005 stat:DELIVRD err:000 text:chao",
        "DATES_12_DIGITS_YEAR | id:# submit date:202701010630 done date:202701010630 stat:DELIVRD err:000",
        "DATES_14_DIGITS | id:# submit date:20270101063005 done date:20270101063005 stat:DELIVRD err:000",
        "NO_DATES | id:# sub:001 dlvrd:001 submit date:N/A done date:N/A stat:DELIVRD err:000 text:chao",
        "NO_SUB_DLVRD | id:# submit date:2701010630 done date:2701010630 stat:DELIVRD err:000 text:chao",
        "NULLS | id:# sub:null dlvrd:null submit date:202701010630 done date:202701010630 stat:DELIVRD err:null text:",
        "UPPER_CASE_ID | Id:# Sub:001 dlvrd:001 submit date:2701010630 done date:2701010630 stat:DELIVRD err:000 Text:chao",
        "NO_TEXT | id:# sub:001 dlvrd:001 submit date:2701010630 done date:2701010630 stat:DELIVRD err:000",
        "NO_STAT_LABEL | id:# sub:001 dlvrd:001 submit date:2701010630 done date:2701010630 DELIVRD err:000",
      })
  void the_text_has_the_form_that_is_asked_for(ReceiptForm form, String text) throws IOException {
    receipts("\"form\":\"" + form + "\"");

    assertThat(receiptFor("84901234567").text()).isEqualTo(text.replace("#", ID));
  }

  @Test
  void the_text_may_be_garbage() throws IOException {
    receipts("\"form\":\"GARBAGE\",\"tlvs\":false");
    RawClient.Deliver receipt = receiptFor("84901234567");

    assertThat(receipt.text()).isEqualTo(ReceiptText.GARBAGE);
    assertThat(receipt.tlvsHex()).isEmpty();
  }

  @Test
  void a_receipt_may_be_nothing_but_tlvs() throws IOException {
    receipts("\"tlvOnly\":true,\"states\":{\"EXPIRED\":1}");
    RawClient.Deliver receipt = receiptFor("84901234567");

    assertThat(receipt.message()).isEmpty();
    assertThat(receipt.tlvsHex()).contains("001e0014" + ascii(ID), "0427000103", "04230003030003");
  }

  @Test
  void a_receipt_may_come_in_ucs2() throws IOException {
    receipts("\"ucs2\":true,\"form\":\"NO_TEXT\"");
    RawClient.Deliver receipt = receiptFor("84901234567");

    assertThat(receipt.coding()).isEqualTo(8);
    assertThat(receipt.text()).startsWith("id:" + ID + " sub:001").endsWith("err:000");
  }

  @Test
  void what_is_too_long_for_a_short_message_goes_into_the_payload() throws IOException {
    smsc.behaviour("{\"ids\":{\"form\":\"UUID\"},\"receipts\":{\"ucs2\":true,\"tlvs\":false}}");
    RawClient.Deliver receipt = receiptFor("84901234567");

    assertThat(receipt.message()).isEmpty();
    assertThat(receipt.tlvsHex()).startsWith("0424").contains("00690064003a");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "DECIMAL,               SAME,                   1760000000000000000",
    "DECIMAL,               HEX_IN_RECEIPT,         186CC6ACD4B00000",
    "HEX,                   HEX_IN_RESPONSE,        1760000000000000000",
    "HEX,                   HEX_IN_RESPONSE_PADDED, 0001760000000000000000",
    "HEX,                   LOWER_CASE,             186cc6acd4b00000",
    "DECIMAL_LEADING_ZEROS, ZEROS_STRIPPED,         1760000000000000000",
    "DECIMAL_BEYOND_LONG,   HEX_IN_RECEIPT,         986CC6ACD4B00000",
    "HEX_BEYOND_LONG,       HEX_IN_RESPONSE,        10983372036854775808",
  })
  void the_id_in_the_receipt_relates_to_the_answer(IdForm form, IdInReceipt relation, String id)
      throws IOException {
    smsc.behaviour("{\"ids\":{\"form\":\"" + form + "\",\"inReceipt\":\"" + relation + "\"}}");

    assertThat(receiptFor("84901234567").text()).startsWith("id:" + id + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "DELIVRD, 02, 000", "EXPIRED, 03, 003", "UNDELIV, 05, 005", "ACCEPTD, 06, 000",
    "UNKNOWN, 07, 007", "REJECTD, 08, 008", "ENROUTE, 01, 000", "undeliv, 05, 005",
    "BUFFRED, 63, 099",
  })
  void the_state_is_the_one_that_is_asked_for(String word, String number, String error)
      throws IOException {
    receipts("\"states\":{\"" + word + "\":1}");
    RawClient.Deliver receipt = receiptFor("84901234567");

    assertThat(receipt.text()).contains("stat:" + word + " err:" + error);
    assertThat(receipt.tlvsHex()).contains("04270001" + number);
  }

  @Test
  void states_are_mixed_by_weight_and_the_end_of_a_number_goes_first() throws IOException {
    receipts("\"states\":{\"DELIVRD\":3,\"UNDELIV\":1},\"statesBySuffix\":{\"7\":\"EXPIRED\"}");
    RawClient client = transceiver();
    int undelivered = 0;
    for (int at = 0; at < 200; at++) {
      submitted(client, "8490000" + (1000 + at) + "0");
      undelivered += client.receipt().text().contains("UNDELIV") ? 1 : 0;
    }
    assertThat(undelivered).isBetween(25, 80);

    submitted(client, "84900000007");
    assertThat(client.receipt().text()).contains("stat:EXPIRED");
  }

  @Test
  void the_reference_comes_back_unless_switched_off() throws IOException {
    RawClient client = transceiver();
    client.submit("84901234567", 0, new byte[1], RawClient.hex("0204 0002 BEEF"));
    client.read();
    assertThat(client.receipt().tlvsHex()).endsWith("02040002beef");

    receipts("\"echoReference\":false");
    client.submit("84901234567", 0, new byte[1], RawClient.hex("0204 0002 BEEF"));
    client.read();
    assertThat(client.receipt().tlvsHex()).doesNotContain("beef");
  }

  @Test
  void an_intermediate_notification_comes_first() throws IOException {
    receipts("\"intermediate\":true");
    RawClient client = transceiver();
    submitted(client, "84901234567");
    RawClient.Deliver first = client.receipt();

    assertThat(first.esmClass()).isEqualTo(0x20);
    assertThat(first.text()).contains("stat:ENROUTE");
    assertThat(client.receipt())
        .returns(4, RawClient.Deliver::esmClass)
        .satisfies(last -> assertThat(last.text()).contains("stat:DELIVRD"));
  }

  @Test
  void a_receipt_may_hide_that_it_is_one() throws IOException {
    receipts("\"esmClass\":0");

    assertThat(receiptFor("84901234567").esmClass()).isZero();
  }

  @Test
  void an_early_receipt_comes_before_the_answer() throws IOException {
    receipts("\"early\":true,\"delayMs\":5000");
    RawClient client = transceiver();
    client.submit("84901234567", "chao");
    RawClient.Deliver receipt = client.receipt();

    assertThat(receipt.text()).contains("id:" + client.read(Smpp.SUBMIT_SM | Smpp.RESPONSE).id());
  }

  @Test
  void each_receipt_may_come_twice() throws IOException {
    receipts("\"twice\":true");
    RawClient client = transceiver();
    submitted(client, "84901234567");

    assertThat(client.receipt()).usingRecursiveComparison().isEqualTo(client.receipt());
    assertThat(client.silentFor(100)).isTrue();
  }

  @Test
  void receipts_leave_their_window_in_another_order() throws IOException {
    receipts("\"shuffleWindow\":10,\"shuffleMs\":60000");
    RawClient client = transceiver();
    List<String> order = new ArrayList<>();
    List<String> came = new ArrayList<>();
    for (int at = 10; at < 20; at++) {
      order.add("1/1/849000000" + at);
      submitted(client, "849000000" + at);
    }
    for (int at = 0; at < 10; at++) {
      came.add(client.receipt().from());
    }

    assertThat(came).containsExactlyInAnyOrderElementsOf(order).isNotEqualTo(order);
  }

  @Test
  void a_shuffle_window_that_does_not_fill_is_let_go() throws IOException {
    receipts("\"shuffleWindow\":10,\"shuffleMs\":30");

    assertThat(receiptFor("84901234567").text()).contains(ID);
  }

  @Test
  void every_second_receipt_is_late() throws IOException {
    receipts("\"lateEvery\":2,\"lateMs\":150");
    RawClient client = receiver();
    RawClient sender = transmitter();
    for (int at = 1; at <= 3; at++) {
      submitted(sender, "8490000000" + at);
    }

    assertThat(client.receipt().from()).endsWith("1");
    assertThat(client.receipt().from()).endsWith("3");
    assertThat(client.receipt().from()).endsWith("2");
  }

  @Test
  void a_delayed_receipt_waits() throws IOException {
    receipts("\"delayMs\":150");
    RawClient client = transceiver();
    submitted(client, "84900000001");

    assertThat(client.silentFor(80)).isTrue();
    assertThat(smsc.state().receipts().waiting()).isEqualTo(1);
    assertThat(client.receipt().from()).endsWith("1");
  }

  @ParameterizedTest
  @CsvSource({"0, DELIVRD, 0", "1, DELIVRD, 1", "2, DELIVRD, 0", "2, UNDELIV, 1", "3, UNDELIV, 0"})
  void registered_delivery_is_obeyed(int registered, String state, int receipts)
      throws IOException {
    receipts("\"states\":{\"" + state + "\":1}");
    RawClient client = transceiver();
    client.submit("84900000001", 0, registered, new byte[1]);
    client.read();
    client.send(Smpp.ENQUIRE_LINK);
    client.read();

    assertThat(smsc.state().receipts().sent()).isEqualTo(receipts);
  }

  @ParameterizedTest
  @CsvSource({"100", "88", "255"})
  void a_refused_receipt_comes_again_until_it_is_acknowledged(int status) throws IOException {
    receipts("\"resendMs\":20");
    RawClient client = transceiver();
    submitted(client, "84900000001");
    for (int at = 0; at < 3; at++) {
      client.acknowledge(client.read(Smpp.DELIVER_SM), status);
    }
    assertThat(client.receipt().text()).contains(ID);

    await().until(() -> smsc.state().receipts().acknowledged() == 1);
    assertThat(smsc.state().receipts())
        .returns(4L, SimulatorState.Deliveries::sent)
        .returns(3L, SimulatorState.Deliveries::resent)
        .returns(3L, SimulatorState.Deliveries::refused)
        .returns(0L, SimulatorState.Deliveries::outstanding)
        .returns(0L, SimulatorState.Deliveries::waiting);
  }

  @Test
  void a_receipt_without_an_answer_comes_again() throws IOException {
    receipts("\"ackTimeoutMs\":50");
    RawClient client = transceiver();
    submitted(client, "84900000001");
    RawClient.Came first = client.read(Smpp.DELIVER_SM);
    RawClient.Came second = client.read(Smpp.DELIVER_SM);

    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.sequence()).isNotEqualTo(first.sequence());
    assertThat(smsc.state().receipts().unanswered()).isPositive();
  }

  @Test
  void no_more_receipts_wait_for_an_answer_than_the_window_holds() throws IOException {
    receipts("\"window\":2");
    RawClient client = transceiver();
    for (int at = 1; at <= 3; at++) {
      client.submit("8490000000" + at, "chao");
    }
    List<RawClient.Came> came = new ArrayList<>();
    for (int at = 0; at < 5; at++) {
      came.add(client.read());
    }
    assertThat(client.silentFor(100)).isTrue();
    assertThat(smsc.state().receipts().outstanding()).isEqualTo(2);

    RawClient.Came receipt =
        came.stream().filter(c -> c.command() == Smpp.DELIVER_SM).findFirst().orElseThrow();
    client.acknowledge(receipt, 0);
    assertThat(client.receipt().from()).endsWith("3");
  }

  @Test
  void a_transmitter_gets_its_receipts_on_a_receiver_of_the_same_account() throws IOException {
    RawClient sender = transmitter();
    submitted(sender, "84900000001");
    await().until(() -> smsc.state().receipts().waiting() == 1);
    RawClient stranger = connect();
    stranger.bind(Smpp.BIND_RECEIVER, "somebody", "");

    assertThat(receiver().receipt().text()).contains(ID);
    assertThat(stranger.silentFor(50)).isTrue();
  }

  @Test
  void receipts_may_come_on_another_bind() throws IOException {
    receipts("\"anotherBind\":true");
    RawClient one = transceiver();
    RawClient other = transceiver();
    submitted(one, "84900000001");

    assertThat(other.receipt().text()).contains(ID);
    assertThat(one.silentFor(50)).isTrue();
  }

  @Test
  void what_a_lost_bind_did_not_acknowledge_goes_to_the_next_one() throws IOException {
    RawClient one = transceiver();
    submitted(one, "84900000001");
    one.read(Smpp.DELIVER_SM);
    one.close();

    assertThat(transceiver().receipt().text()).contains(ID);
    assertThat(smsc.state().receipts().resent()).isEqualTo(1);
  }

  @Test
  void a_submit_without_an_answer_has_its_receipt_all_the_same() throws IOException {
    smsc.behaviour(Behaviour.defaults().with(Behaviour.Answers.rules(Rule.of(Rule.Act.NO_ANSWER))));
    RawClient client = transceiver();
    client.submit("84900000001", "chao");

    assertThat(client.receipt().text()).contains(ID);
  }

  @Test
  void a_reset_forgets_receipts_that_are_still_to_come() throws IOException {
    receipts("\"delayMs\":60000");
    submitted(transceiver(), "84900000001");
    smsc.reset();

    assertThat(smsc.state().receipts().waiting()).isZero();
    assertThat(smsc.messages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "HUY, 0, 485559",
    "hủy, 8, 00681ee70079",
    "a@b, 8, 006100400062",
  })
  void a_citizens_text_arrives(String text, int coding, String octets) throws IOException {
    RawClient client = transceiver();
    assertThat(smsc.mobileOriginated("84900000001", "8099", text)).isTrue();
    RawClient.Deliver mo = client.receipt();

    assertThat(mo.from()).isEqualTo("1/1/84900000001");
    assertThat(mo.to()).isEqualTo("0/1/8099");
    assertThat(mo.esmClass()).isZero();
    assertThat(mo.coding()).isEqualTo(coding);
    assertThat(HexFormat.of().formatHex(mo.message())).isEqualTo(octets);
    await().until(() -> smsc.state().mo().acknowledged() == 1);
  }
}

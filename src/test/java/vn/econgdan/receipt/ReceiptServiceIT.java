package vn.econgdan.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.econgdan.dispatch.CarrierIds;
import vn.econgdan.dispatch.DeliverSm;

/** A receipt is on disk before it is acknowledged, and finds its attempt however it comes. */
class ReceiptServiceIT {
  private static final String LAN = "+84912000001";
  private static final String HOA = "+84912000002";

  @TempDir static Path temp;
  static ReceiptFixture bench;
  ReceiptService desk;

  @BeforeAll
  static void database() {
    bench = new ReceiptFixture(temp.resolve("data"));
  }

  @AfterAll
  static void down() {
    bench.close();
  }

  @BeforeEach
  void desk() {
    bench.database.worker().useHandle(h -> h.execute("delete from receipt_open"));
    bench.alarms.clear();
    desk = bench.desk(CarrierIds.SAME, ReceiptMeaning.HANDSET);
  }

  private static DeliverSm receipt(String number, String id, String word) {
    return ReceiptFixture.from(
        number.substring(1),
        Deliveries.text(
            "id:"
                + id
                + " sub:001 dlvrd:001 submit date:2612050800 done date:2612050801 stat:"
                + word
                + " err:000 text:"));
  }

  private static DeliverSm byTlvs(String number, Map<Integer, byte[]> tlvs) {
    return ReceiptFixture.from(number.substring(1), Deliveries.of(0x04, 0, new byte[0], tlvs));
  }

  /** As the route does it. */
  private void deliver(DeliverSm delivery) {
    CommittedGroup group = desk.take(List.of(delivery));
    if (group.isWaiting()) {
      desk.match(group);
    }
  }

  private static long open() {
    return bench.count("select count(*) from receipt_open");
  }

  @Test
  void it_is_stored_with_its_octets_and_matched() {
    long segment = bench.submitted(LAN, "4711001");
    deliver(receipt(LAN, "4711001", "DELIVRD"));
    assertThat(bench.state(segment)).isEqualTo("DELIVERED");
    assertThat(open()).isZero();
    assertThat(
            bench.text(
                "select encode(octets, 'hex') from receipt_raw where carrier_key = '4711001'"))
        .isEqualTo("010203");
    assertThat(bench.text("select through from matched_receipt where segment_id = " + segment))
        .isEqualTo("CARRIER_ID");
    assertThat(desk.counts()).isEqualTo(new ReceiptCounts(1, 1, 0, 1, 0));
  }

  @Test
  void a_receipt_before_the_answer_waits_for_it() {
    long segment = bench.claimed(LAN, 1);
    deliver(receipt(LAN, "4711002", "DELIVRD"));
    assertThat(bench.count("select count(*) from attempt where segment_id = " + segment)).isZero();
    bench.answer(segment, "4711002");
    bench.pass(Duration.ofMillis(20));
    assertThat(desk.matchParked()).isEqualTo(1);
    assertThat(bench.state(segment)).isEqualTo("DELIVERED");
  }

  @Test
  void a_second_one_is_matched_and_changes_nothing() {
    long segment = bench.submitted(LAN, "4711003");
    deliver(receipt(LAN, "4711003", "DELIVRD"));
    deliver(receipt(LAN, "4711003", "DELIVRD"));
    deliver(receipt(LAN, "4711003", "UNDELIV"));
    assertThat(bench.state(segment)).isEqualTo("DELIVERED");
    assertThat(bench.count("select count(*) from matched_receipt where segment_id = " + segment))
        .isEqualTo(3);
    assertThat(open()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "DELIVRD, DELIVERED",
    "delivrd, DELIVERED",
    "UNDELIV, UNDELIVERED",
    "EXPIRED, EXPIRED",
    "REJECTD, UNDELIVERED",
    "ENROUTE, SUBMITTED",
    "ACCEPTD, SUBMITTED",
    "UNKNOWN, SUBMITTED",
    "FROBNICATED, SUBMITTED"
  })
  void each_word_has_its_state(String word, String state) {
    String id = "word-" + word.hashCode();
    long segment = bench.submitted(LAN, id);
    deliver(receipt(LAN, id, word));
    assertThat(bench.state(segment)).isEqualTo(state);
    assertThat(bench.alarms.contains("UNKNOWN_RECEIPT_WORD")).isEqualTo(word.startsWith("FROB"));
  }

  @Test
  void a_network_that_only_says_it_took_it_is_not_believed_more() throws Exception {
    long segment = bench.submitted(LAN, "4711004");
    ReceiptService network = bench.desk(CarrierIds.SAME, ReceiptMeaning.NETWORK);
    network.match(network.take(List.of(receipt(LAN, "4711004", "DELIVRD"))));
    assertThat(bench.state(segment)).isEqualTo("NETWORK_CONFIRMED");
    deliver(receipt(LAN, "4711004", "DELIVRD"));
    assertThat(bench.state(segment)).isEqualTo("DELIVERED");
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of(CarrierIds.HEX_IN_RESPONSE, "39f99dd5", "0972660181"),
        Arguments.of(CarrierIds.HEX_IN_RECEIPT, "16777999", "100030F"),
        Arguments.of(CarrierIds.HEX_IN_RESPONSE, "812FC7470000001B", "9308878062554710043"),
        Arguments.of(CarrierIds.SAME, "04062581461565934000241", "4062581461565934000241"),
        Arguments.of(
            CarrierIds.SAME,
            "0E999F21-81EF-4974-A414-3DE98174E3C7",
            "0e999f21-81ef-4974-a414-3de98174e3c7"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void ids_in_other_forms_are_the_same_id(CarrierIds ids, String answer, String id)
      throws Exception {
    long segment = bench.submitted(LAN, ids.ofResponse(answer));
    ReceiptService reading = bench.desk(ids, ReceiptMeaning.HANDSET);
    reading.match(reading.take(List.of(receipt(LAN, id, "DELIVRD"))));
    assertThat(bench.state(segment)).isEqualTo("DELIVERED");
  }

  @Test
  void tlvs_alone_are_enough() {
    long segment = bench.submitted(LAN, "tlv-1");
    deliver(byTlvs(LAN, Map.of(0x001E, "tlv-1\0".getBytes(), 0x0427, new byte[] {2})));
    assertThat(bench.state(segment)).isEqualTo("DELIVERED");
  }

  @Test
  void ucs2_and_fourteen_digit_dates_are_read() {
    long segment = bench.submitted(LAN, "4711005");
    byte[] text =
        "id:4711005 stat:DELIVRD done date:20261205080100".getBytes(StandardCharsets.UTF_16BE);
    deliver(ReceiptFixture.from("84912000001", Deliveries.of(0x04, 8, text, Map.of())));
    assertThat(bench.state(segment)).isEqualTo("DELIVERED");
    assertThat(
            bench.text(
                "select done_at = '2026-12-05 08:01+07' from receipt_raw where carrier_key = '4711005'"))
        .isEqualTo("t");
  }

  @Test
  void an_id_used_twice_goes_to_the_recipient_and_never_to_another() {
    long lan = bench.submitted(LAN, "twice");
    long hoa = bench.submitted(HOA, "twice");
    deliver(receipt(HOA, "twice", "DELIVRD"));
    deliver(receipt("+84912999999", "twice", "UNDELIV"));
    assertThat(bench.state(lan)).isEqualTo("SUBMITTED");
    assertThat(bench.state(hoa)).isEqualTo("DELIVERED");
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void an_id_used_twice_for_one_recipient_goes_to_the_latest() {
    long first = bench.submitted(LAN, "again");
    bench.pass(Duration.ofHours(1));
    long second = bench.submitted(LAN, "again");
    deliver(receipt(LAN, "again", "DELIVRD"));
    assertThat(bench.state(first)).isEqualTo("SUBMITTED");
    assertThat(bench.state(second)).isEqualTo("DELIVERED");
  }

  @Test
  void our_reference_resolves_what_is_in_doubt_and_gives_it_id_and_price() {
    long segment = bench.claimed(LAN, 4242);
    bench.answerLost(segment);
    assertThat(bench.state(segment)).isEqualTo("IN_DOUBT");
    deliver(
        byTlvs(
            LAN,
            Map.of(
                0x001E, "Lost-9".getBytes(),
                0x0204, new byte[] {0x10, (byte) 0x92},
                0x0427, new byte[] {2})));
    assertThat(bench.state(segment)).isEqualTo("DELIVERED");
    assertThat(
            bench.text(
                "select concat_ws(' ', carrier_id, carrier_key, rate_e4) from attempt where segment_id = "
                    + segment))
        .isEqualTo("Lost-9 lost-9 5500000");
  }

  @Test
  void messages_of_people_and_broken_ones_are_kept_and_said() {
    deliver(ReceiptFixture.from("84912000001", Deliveries.of(0, 0, "cam on".getBytes(), Map.of())));
    assertThat(bench.count("select count(*) from receipt_raw where kind = 'MO'")).isEqualTo(1);
    assertThat(bench.alarms).contains("UNEXPECTED_DELIVERY");
    assertThat(open()).isZero();
  }

  @Test
  void a_crash_between_commit_and_match_leaves_it_to_the_next_run() {
    long segment = bench.submitted(LAN, "4711006");
    desk.take(List.of(receipt(LAN, "4711006", "DELIVRD")));
    assertThat(bench.state(segment)).isEqualTo("SUBMITTED");
    bench.pass(Duration.ofSeconds(1));
    bench.desk(CarrierIds.SAME, ReceiptMeaning.HANDSET).matchParked();
    assertThat(bench.state(segment)).isEqualTo("DELIVERED");
  }

  @Test
  void who_finds_nothing_for_a_minute_is_an_alarm_until_he_does() {
    deliver(receipt(LAN, "4711007", "DELIVRD"));
    bench.pass(Duration.ofSeconds(61));
    desk.matchParked();
    assertThat(bench.alarms).contains(UnmatchedReceipts.KIND);
    bench.pass(Duration.ofSeconds(-3600));
    long segment = bench.submitted(LAN, "4711007");
    bench.pass(Duration.ofSeconds(3600 + 60));
    desk.matchParked();
    bench.pass(Duration.ofSeconds(11));
    desk.matchParked();
    assertThat(bench.state(segment)).isEqualTo("DELIVERED");
    assertThat(bench.alarms).doesNotContain(UnmatchedReceipts.KIND);
  }

  @Test
  void an_attempt_that_others_are_writing_is_not_waited_for() {
    long segment = bench.submitted(LAN, "4711008");
    try (Handle other = bench.database.worker().open()) {
      other.begin();
      other.execute("update attempt set command_status = 0 where segment_id = ?", segment);
      deliver(receipt(LAN, "4711008", "DELIVRD"));
      assertThat(open()).isEqualTo(1);
      other.commit();
    }
    bench.pass(Duration.ofMillis(20));
    desk.matchParked();
    assertThat(bench.state(segment)).isEqualTo("DELIVERED");
  }

  @Test
  void many_at_once_over_several_binds_share_commits_and_lose_nothing() {
    List<Long> segments = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      segments.add(bench.submitted(LAN, "many-" + i));
    }
    Stream.iterate(0, i -> i + 1)
        .limit(300)
        .parallel()
        .forEach(i -> deliver(receipt(LAN, "many-" + i, "DELIVRD")));
    assertThat(segments).allSatisfy(s -> assertThat(bench.state(s)).isEqualTo("DELIVERED"));
    assertThat(desk.counts()).isEqualTo(new ReceiptCounts(300, 300, 0, 300, 0));
  }

  /** Any order of answer, progress, receipt and its double ends in the same state. */
  @Test
  void the_order_of_events_does_not_matter() {
    List<List<String>> orders =
        orders(List.of("answer", "ENROUTE", "UNDELIV", "UNDELIV", "ACCEPTD"));
    List<Long> segments = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      long segment = bench.claimed(LAN, 1);
      segments.add(segment);
      for (String event : orders.get(i)) {
        if (event.equals("answer")) {
          bench.answer(segment, "order-" + i);
        } else {
          deliver(receipt(LAN, "order-" + i, event));
        }
      }
    }
    bench.pass(Duration.ofMinutes(1));
    desk.matchParked();
    assertThat(segments).allSatisfy(s -> assertThat(bench.state(s)).isEqualTo("UNDELIVERED"));
    assertThat(open()).isZero();
  }

  private static List<List<String>> orders(List<String> events) {
    if (events.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      String first = events.get(i);
      List<String> rest = new ArrayList<>(events);
      rest.remove(i);
      orders(rest).forEach(order -> all.add(concat(first, order)));
    }
    return all;
  }

  private static List<String> concat(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  @Test
  void what_cannot_be_committed_is_refused() {
    bench.pass(Duration.ofDays(400)); // a month nobody made
    assertThatThrownBy(() -> desk.take(List.of(receipt(LAN, "4711009", "DELIVRD"))))
        .isInstanceOf(NotStoredException.class);
    bench.pass(Duration.ofDays(-400));
    assertThat(desk.counts()).isEqualTo(new ReceiptCounts(1, 0, 1, 0, 0));
    assertThat(desk.take(List.of(receipt(LAN, "4711010", "DELIVRD"))).isWaiting()).isTrue();
  }

  @Test
  void one_that_cannot_be_stored_costs_the_others_of_its_group_nothing() {
    bench.refuseRawReceiptsOf("4711021");
    CommittedGroup group =
        desk.take(
            Stream.of("4711020", "4711021", "4711022", "4711023")
                .map(id -> receipt(LAN, id, "DELIVRD"))
                .toList());
    assertThat(Stream.of(0, 1, 2, 3).map(group::isStored)).containsExactly(true, false, true, true);
    assertThat(group.open()).hasSize(3);
    assertThat(desk.counts()).isEqualTo(new ReceiptCounts(4, 3, 1, 0, 0));
  }
}

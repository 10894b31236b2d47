package vn.econgdan.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.dispatch.CarrierIds;
import vn.econgdan.dispatch.DeliverSm;
import vn.econgdan.dispatch.WrittenAnswers.Hand;

/** Receipts of parts that this node submitted itself are written with their match. */
class KnownReceiptsIT {
  private static final String LAN = "+84912000001";
  private static final String HOA = "+84912000002";

  @TempDir static Path temp;
  static ReceiptFixture bench;
  private ReceiptService desk;

  @BeforeAll
  static void open() {
    bench = new ReceiptFixture(temp.resolve("data"));
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @BeforeEach
  void start() {
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

  private static String attempt(long segment) {
    return bench.text(
        "select concat_ws(' ', state, carrier_key, rate_e4, answered_at is not null, final_at is not null)"
            + " from attempt where segment_id = "
            + segment);
  }

  @Test
  void one_that_overtakes_the_recorder_writes_answer_receipt_and_match_at_once() {
    long segment = bench.claimed(LAN, 11);
    Hand part = bench.inHand(segment);
    part.heard("9001");
    assertThat(desk.take(List.of(receipt(LAN, "9001", "DELIVRD"))).isWaiting()).isFalse();
    assertThat(attempt(segment)).isEqualTo("DELIVERED 9001 5500000 t t");
    assertThat(part.isRecorded()).isTrue();
    assertThat(bench.text("select through from matched_receipt m where m.segment_id = " + segment))
        .isEqualTo("CARRIER_ID");
    assertThat(bench.count("select count(*) from receipt_open where carrier_id = '9001'")).isZero();
  }

  @Test
  void one_after_the_recorder_carries_the_attempt_forward() {
    long segment = bench.claimed(LAN, 12);
    Hand part = bench.inHand(segment);
    part.heard("9002");
    bench.write(part);
    assertThat(attempt(segment)).isEqualTo("SUBMITTED 9002 t f");
    desk.take(List.of(receipt(LAN, "9002", "UNDELIV")));
    desk.take(List.of(receipt(LAN, "9002", "DELIVRD")));
    assertThat(attempt(segment)).isEqualTo("UNDELIVERED 9002 5500000 t t");
  }

  @Test
  void one_before_the_answer_finds_its_part_by_our_reference() {
    long segment = bench.claimed(LAN, 13);
    Hand part = bench.inHand(segment);
    desk.take(
        List.of(
            ReceiptFixture.from(
                LAN.substring(1),
                Deliveries.of(
                    0x04,
                    0,
                    new byte[0],
                    java.util.Map.of(
                        0x0204,
                        new byte[] {0, 13},
                        0x001E,
                        "9003\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        0x0427,
                        new byte[] {2})))));
    assertThat(attempt(segment)).isEqualTo("DELIVERED 9003 5500000 f t");
    assertThat(part.isRecorded()).isFalse();
    part.heard("9003");
    bench.write(part);
    assertThat(attempt(segment)).isEqualTo("DELIVERED 9003 5500000 t t");
  }

  @Test
  void an_id_that_the_carrier_gave_to_two_people_is_left_to_the_tables() {
    long first = bench.claimed(LAN, 14);
    long second = bench.claimed(HOA, 15);
    List.of(first, second)
        .forEach(
            segment -> {
              Hand part = bench.inHand(segment);
              part.heard("9004");
              bench.write(part);
            });
    CommittedGroup group = desk.take(List.of(receipt(LAN, "9004", "DELIVRD")));
    assertThat(group.isWaiting()).isTrue();
    assertThat(desk.match(group)).isEqualTo(1);
    assertThat(attempt(first)).startsWith("DELIVERED");
    assertThat(attempt(second)).startsWith("SUBMITTED");
  }

  @Test
  void a_receipt_that_names_nobody_is_left_to_the_tables() {
    long segment = bench.claimed(LAN, 16);
    Hand part = bench.inHand(segment);
    part.heard("9005");
    bench.write(part);
    DeliverSm nameless = ReceiptFixture.from("VNPT", receipt(LAN, "9005", "DELIVRD"));
    assertThat(desk.take(List.of(nameless)).isWaiting()).isTrue();
  }
}

package vn.econgdan.dispatch.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.econgdan.dispatch.CarrierAnswer.Taken;
import vn.econgdan.dispatch.DeliverSm;

/**
 * Deliveries come in groups, are answered after the route and never before, and hold up nothing.
 */
@Timeout(60)
class ReceiptIntakeTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int LATER = 0x64;
  private static final byte[] RECEIPT =
      RawSmsc.deliverSm(
          4,
          "84836030999",
          "id:id-1 stat:DELIVRD err:000 text:".getBytes(StandardCharsets.US_ASCII));

  private RawSmsc smsc;
  private CarrierFixture bench;

  private void up(Duration answer) throws Exception {
    int port = RawSmsc.freePort();
    smsc = new RawSmsc(port);
    bench = new CarrierFixture(CarrierFixture.settings(port, 1, answer));
    await().atMost(SOON).until(() -> bench.links.isBound("carrier-1"));
  }

  @AfterEach
  void down() throws Exception {
    bench.desk.open.countDown();
    bench.close();
    smsc.close();
  }

  private void awaitAnswers(int count) {
    await().atMost(SOON).until(() -> smsc.answersToDeliveries.get() >= count);
  }

  private List<Integer> answers(int first, int count) {
    return IntStream.range(first, first + count).mapToObj(smsc.deliveryAnswers::get).toList();
  }

  @Test
  void many_go_through_the_route_in_groups_and_in_their_order() throws Exception {
    up(LONG);
    int first = smsc.deliverMany(1_000, RECEIPT);
    awaitAnswers(1_000);
    assertThat(answers(first, 1_000)).containsOnly(0);
    assertThat(bench.desk.groups).allMatch(size -> size <= 200).hasSizeLessThan(100);
    assertThat(bench.desk.taken)
        .extracting(ReceiptIntakeTest::sequence)
        .containsExactlyElementsOf(IntStream.range(first, first + 1_000).boxed().toList());
  }

  private static int sequence(DeliverSm delivered) {
    return ByteBuffer.wrap(delivered.pdu()).getInt(12);
  }

  @Test
  void nothing_is_answered_before_the_route_is_through_and_submits_go_on_meanwhile()
      throws Exception {
    up(LONG);
    bench.desk.open = new CountDownLatch(1);
    int first = smsc.deliverMany(500, RECEIPT);
    for (int i = 0; i < 50; i++) {
      assertThat(bench.submit("carrier-1", CarrierFixture.gsmPart("a")).answer())
          .isInstanceOf(Taken.class);
    }
    assertThat(smsc.deliveryAnswers).isEmpty();
    bench.desk.open.countDown();
    awaitAnswers(500);
    assertThat(answers(first, 500)).containsOnly(0);
  }

  @Test
  void what_takes_too_long_is_answered_later_and_only_once() throws Exception {
    up(Duration.ofMillis(600));
    bench.desk.open = new CountDownLatch(1);
    int first = smsc.deliverMany(300, RECEIPT);
    awaitAnswers(300);
    assertThat(answers(first, 300)).containsOnly(LATER);
    bench.desk.open.countDown();
    await().atMost(SOON).until(() -> !bench.desk.groups.isEmpty());
    int next = smsc.deliverMany(1, RECEIPT);
    awaitAnswers(301);
    assertThat(answers(next, 1)).containsExactly(0);
    assertThat(smsc.answersToDeliveries).hasValue(301);
  }

  @Test
  void what_finds_no_room_is_answered_later_at_once() throws Exception {
    up(LONG);
    bench.desk.open = new CountDownLatch(1);
    int first = smsc.deliverMany(10_500, RECEIPT);
    awaitAnswers(300); // 10,000 in the queue and at most 200 in hand
    bench.desk.open.countDown();
    awaitAnswers(10_500);
    List<Integer> answers = answers(first, 10_500);
    assertThat(answers.subList(0, 10_000)).containsOnly(0);
    assertThat(answers.subList(10_200, 10_500)).containsOnly(LATER);
  }

  @Test
  void of_a_group_only_what_is_stored_is_acknowledged() throws Exception {
    up(LONG);
    bench.desk.open = new CountDownLatch(1);
    bench.desk.stored = position -> position % 2 == 0;
    int plug = smsc.deliverMany(1, RECEIPT);
    int first = smsc.deliverMany(40, RECEIPT);
    bench.desk.open.countDown();
    awaitAnswers(41);
    assertThat(answers(plug, 1)).containsExactly(0);
    long stored = answers(first, 40).stream().filter(status -> status == 0).count();
    assertThat(stored).isEqualTo(20);
    assertThat(answers(first, 40)).containsOnly(0, LATER);
  }

  @Test
  void without_a_route_everything_is_answered_later() throws Exception {
    up(LONG);
    bench.stopReceiptRoute();
    int first = smsc.deliverMany(3, RECEIPT);
    awaitAnswers(3);
    assertThat(answers(first, 3)).containsOnly(LATER);
  }

  @Test
  void a_route_that_does_not_say_what_it_stored_acknowledges_nothing() throws Exception {
    up(LONG);
    bench.desk.stored = null;
    int first = smsc.deliverMany(2, RECEIPT);
    awaitAnswers(2);
    assertThat(answers(first, 2)).containsOnly(LATER);
  }

  @Test
  void deliveries_of_all_kinds_are_answered_in_their_own_way() throws Exception {
    byte[] dataSm = {0, 1, 1, '8', '4', 0, 5, 0, 'e', 0, 4, 0, 8, 0, 0x1E, 0, 2, 'x', 0};
    up(LONG);
    bench.desk.storeIsDown = true;
    int refused = smsc.deliver(0x103, dataSm);
    awaitAnswers(1);
    assertThat(smsc.deliveryAnswers).containsEntry(refused, LATER);
    bench.desk.storeIsDown = false;
    int taken = smsc.deliver(0x103, dataSm);
    awaitAnswers(2);
    assertThat(smsc.deliveryAnswers).containsEntry(taken, 0);
    smsc.deliver(0x102, new byte[] {1, 1, '8', '4', 0, 0, 0, 'e', 0});
    await().atMost(SOON).until(() -> bench.desk.taken.size() == 2);
    assertThat(smsc.answersToDeliveries).hasValue(2);
  }
}

package vn.econgdan.dispatch.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import vn.econgdan.dispatch.CarrierAnswer.InDoubt;
import vn.econgdan.dispatch.CarrierAnswer.NotSent;
import vn.econgdan.dispatch.CarrierAnswer.Refused;
import vn.econgdan.dispatch.CarrierAnswer.Taken;
import vn.econgdan.dispatch.CarrierVerdict;
import vn.econgdan.dispatch.DeliverSm;
import vn.econgdan.dispatch.LinkStatus;
import vn.econgdan.dispatch.SubmitOutcome;
import vn.econgdan.kernel.BusinessClock;

/** The link to the carrier as it is on the wire, against an SMSC that is only a socket. */
class CarrierLinkTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final byte[] RECEIPT =
      "id:id-1 sub:001 dlvrd:001 stat:DELIVRD err:000 text:".getBytes(StandardCharsets.US_ASCII);

  @Test
  void starts_while_the_smsc_is_down_and_binds_by_itself_when_it_comes() throws Exception {
    int port = RawSmsc.freePort();
    try (CarrierFixture bench = new CarrierFixture(CarrierFixture.settings(port, 2))) {
      SubmitOutcome early = bench.submit("carrier-1", CarrierFixture.gsmPart("a"));
      assertThat(early.answer()).isEqualTo(notSent());

      try (RawSmsc smsc = new RawSmsc(port)) {
        awaitBound(bench);
        // receipts flow before any submit
        int delivery = smsc.deliver(0x05, RawSmsc.deliverSm(4, "84836030999", RECEIPT));
        await().atMost(SOON).until(() -> bench.desk.taken.size() == 2);
        await().atMost(SOON).until(() -> smsc.deliveryAnswers.get(delivery) != null);
        assertThat(smsc.deliveryAnswers).containsEntry(delivery, 0);
        assertThat(bench.desk.taken)
            .extracting(DeliverSm::link)
            .containsExactlyInAnyOrder("carrier-1", "carrier-2");
        assertThat(smsc.binds).hasValue(2);
      }
    }
  }

  @Test
  void comes_back_after_a_drop_and_after_the_smsc_unbound() throws Exception {
    try (Up up = new Up(1)) {
      up.smsc.drop();
      await().atMost(SOON).until(() -> up.smsc.binds.get() == 2);
      awaitBound(up.bench);

      up.smsc.unbind();
      await().atMost(SOON).until(() -> up.smsc.binds.get() == 3);
      awaitBound(up.bench);
      assertThat(up.submit("a").answer()).isInstanceOf(Taken.class);
    }
  }

  @Test
  void a_rejected_bind_is_tried_again_and_stops_nothing() throws Exception {
    int port = RawSmsc.freePort();
    try (RawSmsc smsc = new RawSmsc(port)) {
      smsc.bindStatus = 0x0E;
      try (CarrierFixture bench = new CarrierFixture(CarrierFixture.settings(port, 1))) {
        await().atMost(SOON).until(() -> smsc.binds.get() >= 2);
        assertThat(bench.submit("carrier-1", CarrierFixture.gsmPart("a")).answer())
            .isEqualTo(notSent());
        smsc.bindStatus = 0;
        awaitBound(bench);
      }
      assertThat(smsc.unbinds).hasValue(1);
    }
  }

  @Test
  void no_worker_waits_for_a_reconnect() throws Exception {
    int port = RawSmsc.freePort();
    RawSmsc smsc = new RawSmsc(port);
    try (CarrierFixture bench = new CarrierFixture(CarrierFixture.settings(port, 1))) {
      awaitBound(bench);
      smsc.submitStatus = () -> RawSmsc.NO_ANSWER;
      var workers =
          IntStream.range(0, 16)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> submitFor(bench, 1_500)))
              .toList();
      await().atMost(SOON).until(() -> smsc.submits.size() >= 1);
      smsc.close();
      // the SMSC stays down: every call still ends within the time an answer may take
      assertThat(workers)
          .allSatisfy(worker -> assertThat(worker.join()).isLessThan(Duration.ofMillis(1_500)));
    }
  }

  @Test
  void what_was_written_without_an_answer_is_in_doubt() throws Exception {
    try (Up up = new Up(1)) {
      up.smsc.submitStatus = () -> RawSmsc.NO_ANSWER;
      assertThat(up.submit("a").answer()).isEqualTo(new InDoubt("ResponseTimeoutException"));
      assertThat(up.smsc.submits).hasSize(1);
    }
  }

  @Test
  void the_carriers_answers_are_read_from_its_status() throws Exception {
    try (Up up = new Up(1)) {
      assertThat(up.submit("a").answer()).isEqualTo(new Taken("id-1"));
      assertThat(up.answerTo(0x58)).isEqualTo(refused(0x58, CarrierVerdict.THROTTLED));
      assertThat(up.answerTo(0x08)).isEqualTo(refused(0x08, CarrierVerdict.TEMPORARY));
      assertThat(up.answerTo(0x0B)).isEqualTo(refused(0x0B, CarrierVerdict.PERMANENT));
      assertThat(up.answerTo(0x0404)).isEqualTo(new Refused(0x0404, Optional.empty()));
      assertThat(up.answerTo(RawSmsc.GENERIC_NACK))
          .isEqualTo(refused(0x02, CarrierVerdict.PERMANENT));
    }
  }

  @Test
  void what_is_not_stored_is_answered_0x64_and_what_comes_again_is_taken() throws Exception {
    try (Up up = new Up(1)) {
      up.bench.desk.storeIsDown = true;
      assertThat(up.deliver(0x05, RawSmsc.deliverSm(4, "84836030999", RECEIPT))).isEqualTo(0x64);
      up.bench.desk.storeIsDown = false;
      assertThat(up.deliver(0x05, RawSmsc.deliverSm(4, "84836030999", RECEIPT))).isZero();
      assertThat(up.bench.desk.taken).hasSize(1);
    }
  }

  @Test
  void no_delivery_is_lost_however_it_looks() throws Exception {
    byte[] tlvOnly =
        RawSmsc.deliverSm(
            4,
            "84836030999",
            new byte[0],
            RawSmsc.tlv(0x1E, RawSmsc.cString("ab")),
            RawSmsc.tlv(0x0427, new byte[] {2}));
    byte[] brokenTlv = RawSmsc.deliverSm(4, "84836030999", RECEIPT, new byte[] {0, 0x1E, 0x7F, 1});
    byte[] longAddress = RawSmsc.deliverSm(4, "8".repeat(40), RECEIPT);
    byte[] payload = RawSmsc.deliverSm(4, "84", new byte[0], RawSmsc.tlv(0x0424, RECEIPT));
    byte[] garbage = {1, 2, 3};
    try (Up up = new Up(1)) {
      for (byte[] body : Arrays.asList(tlvOnly, brokenTlv, longAddress, payload, garbage)) {
        assertThat(up.deliver(0x05, body)).isZero();
        byte[] raw = up.last().pdu();
        assertThat(Arrays.copyOfRange(raw, 16, raw.length)).isEqualTo(body);
      }
      assertThat(up.bench.desk.taken.get(0).tlvs()).containsOnlyKeys(0x1E, 0x0427);
      assertThat(up.bench.desk.taken.get(2).source().number()).hasSize(40);
      assertThat(up.bench.desk.taken.get(3).shortMessage()).isEqualTo(RECEIPT);
    }
  }

  @Test
  void data_sm_and_alert_notification_reach_the_receipt_route_too() throws Exception {
    byte[] dataSm = {0, 1, 1, '8', '4', 0, 5, 0, 'e', 0, 4, 0, 8, 0, 0x1E, 0, 2, 'x', 0};
    byte[] alert = {1, 1, '8', '4', 0, 0, 0, 'e', 0};
    try (Up up = new Up(1)) {
      assertThat(up.deliver(0x103, dataSm)).isZero();
      assertThat(up.last().commandId()).isEqualTo(DeliverSm.DATA_SM);
      assertThat(up.last().tlvs()).containsOnlyKeys(0x1E);

      up.smsc.deliver(0x102, alert);
      await().atMost(SOON).until(() -> up.last().commandId() == DeliverSm.ALERT_NOTIFICATION);
      assertThat(up.last().source().number()).isEqualTo("84");
    }
  }

  @Test
  void the_links_state_can_be_read_at_any_time() throws Exception {
    try (Up up = new Up(2)) {
      assertThat(up.bench.links.names()).containsExactly("carrier-1", "carrier-2");
      up.smsc.bindStatus = 0x0D;
      up.smsc.drop();
      await()
          .atMost(SOON)
          .until(() -> up.bench.links.status().stream().noneMatch(LinkStatus::isBound));
      assertThat(up.bench.links.isBound("carrier-1")).isFalse();
    }
  }

  @Test
  void one_drop_begins_one_row_of_attempts() throws Exception {
    try (Up up = new Up(1)) {
      up.smsc.bindStatus = 0x0D;
      long start = System.nanoTime();
      up.smsc.unbind();
      await().atMost(SOON).until(() -> up.smsc.binds.get() == 5);
      // 50 ms to the first attempt, 200 ms to each of the next three: no account gets locked
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(650));
    }
  }

  @Test
  void a_link_nobody_configured_is_named() {
    CarrierLinks links = new CarrierLinks(CarrierFixture.settings(1, 1), BusinessClock.system());
    assertThatThrownBy(() -> links.isBound("carrier-2"))
        .hasMessageContaining("smpp:carrier-2")
        .hasMessageContaining("carrier-1");
  }

  @Test
  void a_missing_receipt_route_stops_the_start() {
    CarrierLinks links = new CarrierLinks(CarrierFixture.settings(1, 1), BusinessClock.system());
    try (var context = new DefaultCamelContext()) {
      context.addComponent("smpp", new CarrierComponent(links));
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:a").to("smpp:carrier-1?messageReceiverRouteId=nowhere");
            }
          });
      assertThatThrownBy(context::start).hasMessageContaining("nowhere");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Duration submitFor(CarrierFixture bench, long millis) {
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    Duration slowest = Duration.ZERO;
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      bench.submit("carrier-1", CarrierFixture.gsmPart("a"));
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
    return slowest;
  }

  private static NotSent notSent() {
    return new NotSent(CarrierVerdict.LINK_LOST, "LinkDownException");
  }

  private static Refused refused(int status, CarrierVerdict verdict) {
    return new Refused(status, Optional.of(verdict));
  }

  private static void awaitBound(CarrierFixture bench) {
    await().atMost(SOON).until(() -> bench.links.status().stream().allMatch(LinkStatus::isBound));
  }

  /** An SMSC and a bench that is bound to it. */
  private static final class Up implements AutoCloseable {
    final RawSmsc smsc;
    final CarrierFixture bench;

    Up(int binds) throws Exception {
      int port = RawSmsc.freePort();
      smsc = new RawSmsc(port);
      bench = new CarrierFixture(CarrierFixture.settings(port, binds));
      awaitBound(bench);
    }

    SubmitOutcome submit(String text) {
      return bench.submit("carrier-1", CarrierFixture.gsmPart(text));
    }

    Object answerTo(int status) {
      smsc.submitStatus = () -> status;
      return submit("a").answer();
    }

    int deliver(int command, byte[] body) throws Exception {
      int sequence = smsc.deliver(command, body);
      await().atMost(SOON).until(() -> smsc.deliveryAnswers.get(sequence) != null);
      return smsc.deliveryAnswers.get(sequence);
    }

    DeliverSm last() {
      return bench.desk.taken.get(bench.desk.taken.size() - 1);
    }

    @Override
    public void close() throws java.io.IOException {
      bench.close();
      smsc.close();
    }
  }
}

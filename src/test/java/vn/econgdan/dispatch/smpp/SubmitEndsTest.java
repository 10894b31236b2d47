package vn.econgdan.dispatch.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.econgdan.dispatch.CarrierAnswer;
import vn.econgdan.dispatch.CarrierAnswer.InDoubt;
import vn.econgdan.dispatch.CarrierAnswer.NotSent;
import vn.econgdan.dispatch.CarrierAnswer.Taken;
import vn.econgdan.dispatch.LinkStatus;
import vn.econgdan.dispatch.SubmitOutcome;

/** Each part that was handed to the link has one outcome, however its wait for an answer ends. */
@Timeout(60)
class SubmitEndsTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int SUBMIT_SM_RESP = 0x80000004;

  private RawSmsc smsc;
  private CarrierFixture bench;

  private void up(Duration answer) throws Exception {
    int port = RawSmsc.freePort();
    smsc = new RawSmsc(port);
    bench = new CarrierFixture(CarrierFixture.settings(port, 1, answer));
    awaitBound();
  }

  private void awaitBound() {
    await().atMost(SOON).until(() -> bench.links.status().stream().allMatch(LinkStatus::isBound));
  }

  @AfterEach
  void down() throws Exception {
    bench.close();
    smsc.close();
  }

  private CompletableFuture<SubmitOutcome> submit() {
    return bench.submitLater("carrier-1", CarrierFixture.gsmPart("a"));
  }

  private List<CompletableFuture<SubmitOutcome>> submit(int parts) {
    return IntStream.range(0, parts).mapToObj(i -> submit()).toList();
  }

  private static CarrierAnswer ofOne(CompletableFuture<SubmitOutcome> part) {
    return part.join().answer();
  }

  private void awaitSubmits(int parts) {
    await().atMost(SOON).until(() -> smsc.submits.size() == parts);
  }

  @Test
  void no_thread_waits_for_an_answer() throws Exception {
    up(LONG);
    List<byte[]> held = new CopyOnWriteArrayList<>();
    smsc.answer = hold(held);
    var parts = submit(200); // by this one thread
    awaitSubmits(200);
    assertThat(parts).noneMatch(CompletableFuture::isDone);
    smsc.answer = null;
    held.forEach(pdu -> smsc.send(resp(pdu, 0, "id\0".getBytes())));
    assertThat(parts).allSatisfy(part -> assertThat(ofOne(part)).isEqualTo(new Taken("id")));
  }

  private static Function<byte[], byte[]> hold(List<byte[]> held) {
    return pdu -> {
      held.add(pdu);
      return null;
    };
  }

  @Test
  void a_dropped_link_leaves_all_in_flight_in_doubt_at_once() throws Exception {
    up(LONG);
    smsc.submitStatus = () -> RawSmsc.NO_ANSWER;
    var parts = submit(100);
    awaitSubmits(100);
    smsc.drop();
    await().atMost(SOON).until(() -> parts.stream().allMatch(CompletableFuture::isDone));
    assertThat(parts)
        .allSatisfy(part -> assertThat(ofOne(part)).isEqualTo(new InDoubt("AnswerLostException")));
  }

  @Test
  void a_link_the_carrier_unbinds_leaves_them_in_doubt_at_once_too() throws Exception {
    up(LONG);
    smsc.submitStatus = () -> RawSmsc.NO_ANSWER;
    var part = submit();
    awaitSubmits(1);
    smsc.unbind();
    await().atMost(SOON).until(part::isDone);
    assertThat(ofOne(part)).isEqualTo(new InDoubt("AnswerLostException"));
  }

  @Test
  void after_its_time_a_part_is_in_doubt_and_a_late_answer_changes_nothing() throws Exception {
    up(Duration.ofMillis(300));
    List<byte[]> held = new CopyOnWriteArrayList<>();
    smsc.answer = hold(held);
    var late = submit();
    assertThat(ofOne(late)).isEqualTo(new InDoubt("ResponseTimeoutException"));
    smsc.answer = null;
    smsc.send(resp(held.get(0), 0, "late\0".getBytes()));
    assertThat(ofOne(submit())).isInstanceOf(Taken.class); // read after the late one
    assertThat(ofOne(late)).isEqualTo(new InDoubt("ResponseTimeoutException"));
    assertThat(smsc.binds).hasValue(1);
  }

  static List<Arguments> garbage() {
    byte[] endless = new byte[300];
    Arrays.fill(endless, (byte) 'x');
    return List.of(
        Arguments.of("an id without end", SUBMIT_SM_RESP, endless),
        Arguments.of("the answer to an enquire_link", 0x80000015, new byte[0]),
        Arguments.of("the answer to a data_sm", 0x80000103, "id\0".getBytes()),
        Arguments.of("the answer to no command there is", 0x80000ABC, new byte[] {1, 2, 3}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("garbage")
  void a_garbage_answer_leaves_its_part_in_doubt_at_once_and_no_other(
      String name, int command, byte[] body) throws Exception {
    up(LONG);
    smsc.answer = pdu -> RawSmsc.pdu(command, 0, sequence(pdu), body);
    assertThat(ofOne(submit())).isEqualTo(new InDoubt("InvalidResponseException"));
    smsc.answer = null;
    assertThat(ofOne(submit())).isInstanceOf(Taken.class);
    assertThat(smsc.binds).hasValue(1);
  }

  @Test
  void an_answer_that_comes_twice_or_for_nobody_is_passed_over() throws Exception {
    up(LONG);
    smsc.answer =
        pdu -> {
          smsc.send(RawSmsc.pdu(SUBMIT_SM_RESP, 0, 999_999, "id\0".getBytes()));
          smsc.send(resp(pdu, 0, "first\0".getBytes()));
          return resp(pdu, 0x58, new byte[0]);
        };
    assertThat(submit(50))
        .allSatisfy(part -> assertThat(ofOne(part)).isEqualTo(new Taken("first")));
  }

  @Test
  void an_accepted_part_without_an_id_is_taken() throws Exception {
    up(LONG);
    smsc.answer = pdu -> resp(pdu, 0, new byte[0]);
    assertThat(ofOne(submit())).isEqualTo(new Taken(""));
  }

  @Test
  void a_carrier_that_breaks_off_within_a_pdu_leaves_all_in_doubt_at_once() throws Exception {
    up(LONG);
    smsc.answer = pdu -> ByteBuffer.allocate(16).putInt(1 << 30).array(); // a length out of sense
    var parts = submit(20);
    await().atMost(SOON).until(() -> parts.stream().allMatch(CompletableFuture::isDone));
    assertThat(parts)
        .allSatisfy(part -> assertThat(ofOne(part)).isInstanceOfAny(InDoubt.class, NotSent.class));
  }

  @Test
  void while_links_come_and_go_every_part_has_one_outcome() throws Exception {
    up(Duration.ofSeconds(2));
    List<CompletableFuture<SubmitOutcome>> parts = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      int bound = round + 1;
      await().atMost(SOON).until(() -> smsc.binds.get() >= bound);
      parts.addAll(submit(200));
      smsc.drop();
      parts.addAll(submit(200));
    }
    awaitBound();
    assertThat(parts).allSatisfy(part -> assertThat(part.join()).isNotNull());
    Set<Class<?>> kinds =
        parts.stream().map(part -> ofOne(part).getClass()).collect(Collectors.toSet());
    assertThat(kinds).isSubsetOf(Taken.class, InDoubt.class, NotSent.class);
    long taken = parts.stream().filter(part -> ofOne(part) instanceof Taken).count();
    long notSent = parts.stream().filter(part -> ofOne(part) instanceof NotSent).count();
    // what the carrier saw is never called not sent, and what it never saw never taken
    assertThat(smsc.submits.size()).isBetween((int) taken, (int) (parts.size() - notSent));
  }

  @Test
  void a_carrier_that_reads_nothing_any_more_is_dropped_and_its_parts_are_in_doubt()
      throws Exception {
    up(Duration.ofMillis(500));
    smsc.deafen();
    submit().join(); // the last it reads
    List<CompletableFuture<SubmitOutcome>> flood = new ArrayList<>();
    while (bench.links.isBound("carrier-1")) {
      flood.add(submit()); // in the end this thread is stuck in the socket, until it is dropped
    }
    assertThat(flood)
        .allSatisfy(part -> assertThat(ofOne(part)).isInstanceOfAny(InDoubt.class, NotSent.class));
    await().atMost(SOON).until(() -> smsc.binds.get() == 2);
  }

  private static byte[] resp(byte[] submit, int status, byte[] body) {
    return RawSmsc.pdu(SUBMIT_SM_RESP, status, sequence(submit), body);
  }

  private static int sequence(byte[] pdu) {
    return ByteBuffer.wrap(pdu).getInt(12);
  }
}

package vn.econgdan.dispatch.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.dispatch.CarrierAnswer.InDoubt;
import vn.econgdan.dispatch.CarrierAnswer.NotSent;
import vn.econgdan.dispatch.CarrierAnswer.Taken;
import vn.econgdan.dispatch.LinkStatus;
import vn.econgdan.dispatch.SubmitOutcome;

/** However a submit ends, there is one outcome, and no thread waited for it. */
@Timeout(60)
class AsynchronousSubmitTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int MANY = 60;

  private RawSmsc smsc;
  private CarrierFixture bench;

  @BeforeEach
  void up() throws Exception {
    smsc = new RawSmsc(RawSmsc.freePort());
    bench = new CarrierFixture(CarrierFixture.settings(smsc.port(), 1));
    bound();
  }

  @AfterEach
  void down() throws Exception {
    bench.close();
    smsc.close();
  }

  private void bound() {
    await().atMost(SOON).until(() -> bench.links.status().stream().allMatch(LinkStatus::isBound));
  }

  private CompletableFuture<SubmitOutcome> begin() {
    return bench.begin("carrier-1", CarrierFixture.gsmPart("a"));
  }

  private List<CompletableFuture<SubmitOutcome>> many() {
    var begun = IntStream.range(0, MANY).mapToObj(i -> begin()).toList();
    await().atMost(SOON).until(() -> smsc.submits.size() == MANY);
    return begun;
  }

  @Test
  void sixty_answers_are_awaited_by_no_thread() {
    smsc.submitStatus = () -> RawSmsc.NO_ANSWER;
    var begun = many();
    long waiting =
        Thread.getAllStackTraces().values().stream()
            .filter(
                stack ->
                    List.of(stack).stream()
                        .anyMatch(frame -> frame.getClassName().endsWith("PendingResponse")))
            .count();
    assertThat(waiting).isZero();
    assertThat(begun).allSatisfy(outcome -> assertThat(outcome).isNotDone());
    begun.forEach(
        outcome ->
            assertThat(outcome.join().answer()).isEqualTo(new InDoubt("ResponseTimeoutException")));
  }

  @Test
  void a_link_that_drops_tells_all_that_wait_at_once() throws Exception {
    smsc.submitStatus = () -> RawSmsc.NO_ANSWER;
    var begun = many();
    long dropped = System.nanoTime();
    smsc.drop();
    begun.forEach(outcome -> assertThat(outcome.join().answer()).isInstanceOf(InDoubt.class));
    assertThat(Duration.ofNanos(System.nanoTime() - dropped)).isLessThan(Duration.ofMillis(650));
    smsc.submitStatus = () -> 0;
    await().atMost(SOON).until(() -> smsc.binds.get() == 2);
    bound();
    assertThat(begin().join().answer()).isInstanceOf(Taken.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"another command, -3", "another sequence, -4", "no answer, -1"})
  void an_answer_that_cannot_be_believed_is_a_doubt(String what, int status) {
    smsc.submitStatus = () -> status;
    assertThat(begin().join().answer()).isInstanceOf(InDoubt.class);
  }

  @Test
  void of_two_answers_the_first_counts() {
    smsc.submitStatus = () -> RawSmsc.TWICE;
    assertThat(begin().join().answer()).isEqualTo(new Taken("first"));
    smsc.submitStatus = () -> 0;
    assertThat(begin().join().answer()).isInstanceOf(Taken.class);
  }

  @Test
  void while_a_link_comes_and_goes_each_part_has_one_outcome() throws Exception {
    List<CompletableFuture<SubmitOutcome>> begun = new java.util.ArrayList<>();
    for (int round = 0; round < 5; round++) {
      IntStream.range(0, MANY).forEach(i -> begun.add(begin()));
      smsc.drop();
      IntStream.range(0, MANY).forEach(i -> begun.add(begin()));
      int binds = round + 2;
      await().atMost(SOON).until(() -> smsc.binds.get() >= binds);
      bound();
    }
    assertThat(begun)
        .extracting(outcome -> outcome.join().answer())
        .hasSize(5 * 2 * MANY)
        .allMatch(a -> a instanceof Taken || a instanceof InDoubt || a instanceof NotSent);
    long taken = begun.stream().filter(o -> o.join().answer() instanceof Taken).count();
    assertThat(taken).isLessThanOrEqualTo(smsc.submits.size());
  }
}

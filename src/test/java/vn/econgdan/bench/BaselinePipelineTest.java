package vn.econgdan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorOptions;

class BaselinePipelineTest {
  private static final int PEOPLE = 2_000;
  private static final int EXPOSED = 60;

  /** Rows in memory: what was claimed and not yet written, and in which order. */
  private static final class Rows implements BaselineRows, BaselineRows.Session {
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger mostOpen = new AtomicInteger();
    final Set<Integer> answered = ConcurrentHashMap.newKeySet();
    final Set<Integer> received = ConcurrentHashMap.newKeySet();

    @Override
    public Session open() {
      return this;
    }

    @Override
    public void prepare(int from, int until) {
      // nothing to prepare
    }

    @Override
    public List<Part> claim(int from, int until) {
      mostOpen.accumulateAndGet(open.addAndGet(until - from), Math::max);
      return new NoRows().claim(from, until);
    }

    @Override
    public void write(List<Answer> answers, List<Receipt> receipts) {
      for (Answer answer : answers) {
        assertThat(answered.add(answer.part().index())).as("answered once").isTrue();
      }
      for (Receipt receipt : receipts) {
        assertThat(answered.contains(receipt.part().index())).as("answered before").isTrue();
        assertThat(received.add(receipt.part().index())).as("received once").isTrue();
      }
      open.addAndGet(-answers.size());
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  private static BaselinePipeline.Broadcast broadcast(Simulator smsc, boolean inBlocks) {
    return new BaselinePipeline.Broadcast(smsc.port(), PEOPLE, 20, EXPOSED, inBlocks);
  }

  @ParameterizedTest(name = "in blocks: {0}")
  @ValueSource(booleans = {true, false})
  void every_part_leaves_once_and_no_more_are_exposed_than_may_be(boolean inBlocks)
      throws Exception {
    Rows rows = new Rows();
    try (Simulator smsc = Simulator.start(SimulatorOptions.defaults())) {
      new BaselinePipeline(broadcast(smsc, inBlocks), rows).run();

      assertThat(smsc.state().submits().total()).isEqualTo(PEOPLE);
      assertThat(smsc.state().submits().doubles()).isZero();
      assertThat(smsc.state().receipts().resent()).isZero();
    }
    assertThat(rows.answered).hasSize(PEOPLE);
    assertThat(rows.received).hasSize(PEOPLE);
    assertThat(rows.mostOpen.get()).isLessThanOrEqualTo(EXPOSED);
  }

  @Test
  void an_answer_other_than_zero_ends_it() throws Exception {
    try (Simulator smsc = Simulator.start(SimulatorOptions.defaults())) {
      smsc.behaviour("{\"answers\":{\"rules\":[{\"do\":\"REFUSE\",\"every\":100}]}}");

      assertThatThrownBy(() -> new BaselinePipeline(broadcast(smsc, false), new Rows()).run())
          .isInstanceOf(IllegalStateException.class);
    }
  }
}

package vn.econgdan.dispatch.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.econgdan.dispatch.progress.ProgressStore.Counts;
import vn.econgdan.notice.audience.NoticeSight;

/** Many who watch a large send cost little more than one. */
class SharedCountsTest {
  private static final NoticeSight LEADER = new NoticeSight(false, Set.of("55B"));

  private final SharedCounts shared = new SharedCounts();
  private final AtomicInteger counted = new AtomicInteger();

  private Supplier<Counts> countingFor(long millis) {
    return () -> {
      long until = System.nanoTime() + millis * 1_000_000;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      int delivered = counted.incrementAndGet();
      return new Counts(0, 0, 0, 0, 0, 0, 0, 0, delivered, 0, 0, 0, 0, 0, 0, 0, null, null);
    };
  }

  private long delivered(NoticeSight sight, Supplier<Counts> count) {
    return shared.of(7, sight, count).delivered();
  }

  @Test
  void while_it_is_fresh_nobody_counts_again() {
    Supplier<Counts> slow = countingFor(200);
    long seen =
        IntStream.range(0, 40)
            .parallel()
            .mapToLong(i -> delivered(NoticeSight.EVERYTHING, slow))
            .max()
            .orElseThrow();
    assertThat(seen).isEqualTo(1);
    assertThat(counted).hasValue(1);
  }

  @Test
  void figures_grow_old_in_proportion_to_what_they_cost() {
    Supplier<Counts> quick = countingFor(2);
    delivered(NoticeSight.EVERYTHING, quick);
    Awaitility.await()
        .pollInterval(java.time.Duration.ofMillis(5))
        .until(() -> delivered(NoticeSight.EVERYTHING, quick) > 1);
  }

  @Test
  void who_sees_other_people_sees_other_figures() {
    Supplier<Counts> slow = countingFor(50);
    assertThat(delivered(NoticeSight.EVERYTHING, slow)).isEqualTo(1);
    assertThat(delivered(LEADER, slow)).isEqualTo(2);
  }
}

package vn.econgdan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.econgdan.kernel.BusinessClock;

/** All nodes together leave no faster than the carrier allows. */
@Timeout(60)
@ExtendWith(DispatchFixture.Given.class)
class SubmitRateIT {
  private static final int RATE = 100;
  private DispatchFixture bench;

  @BeforeEach
  void begin(DispatchFixture given) {
    bench = given;
    bench.partsPerSecond = RATE;
  }

  private Instant reserve(Duration lot, Instant now) {
    return bench.notices.worker().inTransaction(h -> SubmitRateStore.reserve(h, "vnpt", lot, now));
  }

  @Test
  void two_nodes_together_never_exceed_the_rate() {
    BusinessClock clock = BusinessClock.system();
    List<Instant> left = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<Void>> nodes = new ArrayList<>();
    for (int node = 0; node < 2; node++) {
      SubmitRateLimiter pace = new SubmitRateLimiter(realTime(clock));
      nodes.add(CompletableFuture.runAsync(() -> leave(pace, left, clock)));
    }
    nodes.forEach(CompletableFuture::join);
    List<Instant> sorted = left.stream().sorted().toList();
    Duration taken = Duration.between(sorted.get(0), sorted.get(sorted.size() - 1));
    int lots = 2 * RATE / 20; // what a node may hold that has just begun
    assertThat(taken).isGreaterThan(Duration.ofMillis(1000L * (sorted.size() - lots) / RATE));
  }

  private static void leave(SubmitRateLimiter pace, List<Instant> left, BusinessClock clock) {
    IntStream.range(0, 60)
        .forEach(
            part -> {
              try {
                pace.await(pace.slot(() -> true));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              left.add(clock.now());
            });
  }

  private DispatchDependencies realTime(BusinessClock clock) {
    DispatchDependencies s = bench.setup();
    return new DispatchDependencies(
        s.worker(),
        clock,
        s.alarms(),
        s.limits(),
        s.carrier(),
        s.bound(),
        s.sheets(),
        s.notices(),
        s.audit());
  }

  @Test
  void lots_follow_each_other_and_late_time_is_forfeited() {
    Instant now = bench.notices.now();
    Duration lot = Duration.ofMillis(50);
    assertThat(reserve(lot, now)).isEqualTo(now);
    assertThat(reserve(lot, now)).isEqualTo(now.plusMillis(50));
    assertThat(reserve(lot, now.minusSeconds(5))).isEqualTo(now.plusMillis(100));
    assertThat(reserve(lot, now.plusSeconds(60))).isEqualTo(now.plusSeconds(60));
  }

  @Test
  void slots_of_a_lot_that_were_not_used_in_time_are_not_made_up_for() throws Exception {
    SubmitRateLimiter pace = new SubmitRateLimiter(bench.setup());
    pace.await(pace.slot(() -> true));
    bench.notices.forward(Duration.ofSeconds(10));
    pace.await(pace.slot(() -> true));
    assertThat(
            bench.notices.text(
                "select next_slot = '"
                    + bench.notices.now().plusMillis(50)
                    + "' from carrier_link"))
        .isEqualTo("t");
  }
}

package vn.econgdan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BenchTableTest {
  private static final Instant BEGUN = Instant.parse("2026-12-01T01:00:00Z");

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final BenchTable table =
      new BenchTable(new PrintStream(written, true, StandardCharsets.UTF_8));

  private static BenchFigures run(double seconds, long doubles) {
    return BenchFigures.of(
        1_000,
        new BenchFigures.Times(
            BEGUN.minusMillis(500),
            BEGUN,
            BEGUN.plusMillis(1_000),
            BEGUN.plusMillis((long) (seconds * 900)),
            BEGUN.plusMillis((long) (seconds * 1_000))),
        new BenchFigures.Found(0, doubles, 1_000),
        new RunCost(20_000_000, 30_000_000, 1_400_000));
  }

  private String said() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_line_tells_times_rates_and_what_a_part_cost() {
    table.add("system", run(5, 0));

    assertThat(said().replaceAll(" +", " "))
        .contains("| system 1 | 0.50 | 1.00 | 4.50 | 5.00 | 200 | 250 | 20 | 30 | 1400 | 0 | 0 |");
  }

  @Test
  void the_ratio_is_median_by_median_and_warm_runs_do_not_count() {
    table.warm("system", run(50, 0));
    table.add("system", run(4, 0));
    table.add("system", run(2, 0));
    table.add("system", run(8, 0));
    table.add("bare", run(2, 0));

    assertThat(table.ratio("system", "bare", BenchFigures::perSecond)).isEqualTo(0.5);
    assertThat(table.isWhole()).isTrue();
  }

  @Test
  void a_run_with_a_double_is_not_whole() {
    table.add("system", run(4, 0));
    table.add("system", run(4, 1));

    assertThat(table.isWhole()).isFalse();
    assertThat(said()).contains("NOT EVERY PART IS ACCOUNTED FOR, ONCE");
  }
}

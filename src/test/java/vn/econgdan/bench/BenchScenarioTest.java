package vn.econgdan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vn.econgdan.bench.BenchScenario.Limit;

class BenchScenarioTest {
  private static String told(double figure, Limit limit) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BenchScenario.told(new PrintStream(out, true, StandardCharsets.UTF_8), "ratio", figure, limit);
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void a_figure_stands_beside_its_limit() {
    assertThat(told(0.81, Limit.atLeast(0.8))).isEqualTo("ratio: 0.81, limit at least 0.80");
    assertThat(told(1.5, Limit.atMost(2))).isEqualTo("ratio: 1.50, limit at most 2.00");
    assertThat(told(99, new Limit(98, 100))).isEqualTo("ratio: 99.00, limit 98.00 to 100.00");
  }

  @Test
  void a_limit_that_was_missed_is_said_aloud() {
    assertThat(told(0.79, Limit.atLeast(0.8))).endsWith("NOT REACHED");
    assertThat(told(101, new Limit(98, 100))).endsWith("NOT REACHED");
  }
}

package vn.econgdan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BenchOptionsTest {
  @Test
  void without_options_a_hundred_thousand_people_are_sent_to_over_one_bind() {
    BenchOptions options = BenchOptions.read(List.of());

    assertThat(options.recipients()).isEqualTo(100_000);
    assertThat(options.window()).isEqualTo(100);
    assertThat(options.latencyMs()).isZero();
    assertThat(options.exposed()).isEqualTo(500);
    assertThat(BenchScenario.of(options, System.out)).isInstanceOf(ComparisonScenario.class);
  }

  @Test
  void options_go_together() {
    BenchOptions options =
        BenchOptions.read(
            List.of("--recipients", "5000", "--tps", "200", "--nodes", "2", "--window", "500"));

    assertThat(options.recipients()).isEqualTo(5_000);
    assertThat(options.of(BenchOption.TPS)).isEqualTo(200);
    assertThat(options.nodes()).isEqualTo(2);
    assertThat(options.exposed()).isEqualTo(2_000);
    assertThat(BenchScenario.of(options, System.out)).isInstanceOf(RateScenario.class);
  }

  @Test
  void a_window_over_a_latency_lets_so_many_answers_through() {
    BenchOptions options = BenchOptions.read(List.of("--window", "50", "--latency-ms", "5"));

    assertThat(options.windowByLatency()).isEqualTo(10_000);
    assertThat(BenchOptions.read(List.of()).windowByLatency()).isInfinite();
  }

  @ParameterizedTest
  @CsvSource({
    "--fresh, FreshScenario",
    "--urgent, UrgentScenario",
    "--wards 126, WardsScenario",
    "--due 100, DueScenario",
    "--pollers 20, PollersScenario",
    "--nodes 2, NodesScenario"
  })
  void an_option_chooses_what_is_looked_at(String words, String scenario) {
    BenchOptions options = BenchOptions.read(List.of(words.split(" ")));

    assertThat(BenchScenario.of(options, System.out).getClass().getSimpleName())
        .isEqualTo(scenario);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nonsense|unknown argument --nonsense",
        "5|unknown argument 5",
        "--wards 127|--wards takes a number from 1 to 126",
        "--recipients|--recipients takes a number from 1 to 5000000",
        "--recipients many|--recipients takes a number from 1 to 5000000",
        "--fresh 1|unknown argument 1"
      })
  void an_argument_that_makes_no_sense_is_refused_with_one_sentence(String words, String why) {
    assertThatThrownBy(() -> BenchOptions.read(List.of(words.split(" "))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }

  @ParameterizedTest
  @EnumSource(BenchOption.class)
  void the_help_names_every_option(BenchOption option) {
    assertThat(BenchOptions.HELP).contains("  " + option.word());
  }
}

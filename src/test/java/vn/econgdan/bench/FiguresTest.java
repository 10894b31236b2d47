package vn.econgdan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void the_median_of_an_even_number_is_the_lower_of_the_two_in_the_middle() {
    assertThat(Figures.median(List.of(4, 1, 3, 2))).isEqualTo(2);
    assertThat(Figures.median(List.of(3.5, 1.5, 2.5))).isEqualTo(2.5);
  }

  @Test
  void a_percentile_is_a_figure_that_was_measured() {
    List<Integer> hundred = IntStream.rangeClosed(1, 100).boxed().toList();

    assertThat(Figures.percentile(hundred, 99)).isEqualTo(99);
    assertThat(Figures.percentile(hundred, 100)).isEqualTo(100);
    assertThat(Figures.percentile(hundred, 0)).isEqualTo(1);
    assertThat(Figures.percentile(List.of(7, 9), 99)).isEqualTo(9);
  }

  @Test
  void no_figures_have_no_percentile() {
    assertThatThrownBy(() -> Figures.percentile(List.of(), 50))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void two_runs_agree_when_they_differ_by_no_more_than_a_share_of_the_larger() {
    assertThat(Figures.agree(95, 100, 0.05)).isTrue();
    assertThat(Figures.agree(100, 95, 0.05)).isTrue();
    assertThat(Figures.agree(94.9, 100, 0.05)).isFalse();
  }

  @Test
  void the_worst_second_may_begin_anywhere() {
    long[] at = {0, 900, 950, 999, 1_000, 1_899, 1_900};

    assertThat(Figures.mostWithin(at, 1_000)).isEqualTo(5);
    assertThat(Figures.mostWithin(new long[] {0, 1_000}, 1_000)).isEqualTo(1);
    assertThat(Figures.mostWithin(new long[0], 1_000)).isZero();
  }

  @Test
  void the_emptiest_span_ends_before_the_last_event() {
    long[] at = {0, 100, 200, 1_500, 1_600, 2_700};

    assertThat(Figures.fewestWithin(at, 1_000)).isEqualTo(1);
    assertThat(Figures.fewestWithin(at, 3_000)).isEqualTo(-1);
  }
}

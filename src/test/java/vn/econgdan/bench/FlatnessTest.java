package vn.econgdan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlatnessTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void an_even_run_has_tenths_of_one_rate_and_a_heap_that_stays() {
    List<ReceiptWatch.Seen> seen =
        IntStream.rangeClosed(0, 100)
            .mapToObj(n -> new ReceiptWatch.Seen(n * SECOND, n * 10L, 50 << 20))
            .toList();

    Flatness flatness = Flatness.of(seen, 1_000);

    assertThat(flatness.slowest()).isEqualTo(10);
    assertThat(flatness.fastest()).isEqualTo(10);
    assertThat(flatness.heapLast()).isEqualTo(flatness.heapFirst());
  }

  @Test
  void a_run_that_halves_its_pace_and_fills_the_heap_shows_it() {
    List<ReceiptWatch.Seen> seen =
        IntStream.rangeClosed(0, 100)
            .mapToObj(
                n ->
                    new ReceiptWatch.Seen(
                        (n <= 50 ? n : 2 * n - 50) * SECOND, n * 10L, (long) n << 20))
            .toList();

    Flatness flatness = Flatness.of(seen, 1_000);

    assertThat(flatness.slowest()).isEqualTo(5);
    assertThat(flatness.fastest()).isEqualTo(10);
    assertThat(flatness.heapFirst()).isZero();
    assertThat(flatness.heapLast()).isEqualTo(90 << 20);
  }
}

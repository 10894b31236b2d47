package vn.econgdan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresCpuTest {
  @Test
  void the_times_of_a_process_are_found_whatever_its_name_holds() {
    String stat = "4711 (postgres: (a) b) S 1 4711 4711 0 -1 4194560 100 200 0 0 17 5 300 40 20 0";

    assertThat(PostgresCpu.ticks(stat, 11)).isEqualTo(17);
    assertThat(PostgresCpu.ticks(stat, 12)).isEqualTo(5);
    assertThat(PostgresCpu.ticks(stat, 13)).isEqualTo(300);
    assertThat(PostgresCpu.ticks(stat, 14)).isEqualTo(40);
  }
}

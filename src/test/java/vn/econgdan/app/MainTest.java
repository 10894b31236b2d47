package vn.econgdan.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Bad usage is refused before anything starts. */
class MainTest {
  @Test
  void the_demo_takes_no_words() {
    assertThat(Main.code("demo", "extra")).isEqualTo(2);
  }

  @Test
  void the_jar_holds_no_tests() {
    assertThat(Main.code("test")).isEqualTo(2);
  }

  @Test
  void a_command_nobody_knows_is_bad_usage() {
    assertThat(Main.code("dmeo")).isEqualTo(2);
  }
}

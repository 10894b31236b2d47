package vn.econgdan.reconcile.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RepeatedKeysTest {
  private final RepeatedKeys keys = new RepeatedKeys();

  @Test
  void a_key_that_comes_again_is_told_once_however_many_come_between() {
    for (int i = 0; i < 300_000; i++) {
      add("812" + i);
    }
    add("8127");
    add("8127");
    add("812299999");
    assertThat(keys.repeated().orElseThrow()).containsExactlyInAnyOrder("8127", "812299999");
  }

  @Test
  void a_file_that_repeats_more_than_can_be_told_says_so() {
    for (int i = 0; i <= 100_000; i++) {
      add("812" + i);
      add("812" + i);
    }
    assertThat(keys.repeated()).isEmpty();
    add("8127");
    assertThat(keys.repeated()).isEmpty();
  }

  private void add(String key) {
    byte[] octets = ("x" + key).getBytes(StandardCharsets.UTF_8);
    keys.add(new RecordText(octets, 1, octets.length));
  }
}

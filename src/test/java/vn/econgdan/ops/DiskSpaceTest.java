package vn.econgdan.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a disk is low, and how much room ends it. */
class DiskSpaceTest {
  private static final long MIB = 1L << 20;

  @ParameterizedTest(name = "{0} MiB of {1} MiB free, low before: {2} -> {3}")
  @CsvSource({
    "1023,    5000,   false, true",
    "1024,    5000,   false, false",
    "1100,    5000,   true,  true",
    "1229,    5000,   true,  false",
    "9999,  100000,   false, true",
    "10000, 100000,   false, false",
    "11999, 100000,   true,  true",
    "12000, 100000,   true,  false",
    "20479, 900000,   false, true",
    "20480, 900000,   false, false",
    "24000, 900000,   true,  true",
    "24577, 900000,   true,  false"
  })
  void an_alarm_does_not_come_and_go_with_a_few_files(
      long free, long total, boolean before, boolean low) {
    Conditions conditions =
        new Conditions("node1", Instant.EPOCH)
            .disks(
                Map.of("data", new DiskSpace(free * MIB, total * MIB)),
                before ? Set.of("data") : Set.of());

    assertThat(conditions.lowDisks()).isEqualTo(low ? Set.of("data") : Set.of());
    assertThat(conditions.found()).hasSize(low ? 1 : 0);
  }
}

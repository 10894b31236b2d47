package vn.econgdan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import vn.econgdan.app.servers.ShutdownStack;

/** The benchmark with few people, for what it prints rather than for how fast it is. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BenchIT {
  private static final ShutdownStack STARTED = new ShutdownStack();
  private static BenchEnvironment bed;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

  @BeforeAll
  static void start() throws Exception {
    bed =
        BenchEnvironment.make(
            BenchOptions.read(List.of("--recipients", "200", "--runs", "1", "--wards", "3")),
            STARTED);
  }

  @AfterAll
  static void stop() {
    STARTED.close();
  }

  private String said() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  @Order(1)
  void the_system_stands_beside_its_limit_the_outbox_and_the_simulator() throws Exception {
    assertThat(new ComparisonScenario(out).measure(bed)).isTrue();

    assertThat(said())
        .contains("| system 1 ", "| bare 1 ", "| outbox 2 ", "| smsc 2 ")
        .contains("system by bare, approval to last receipt: ", "recipients.csv: ")
        .contains("every part accounted for, once")
        .containsPattern("segment inserted +\\| +1\\.00 ")
        .containsPattern("index entries +\\| +[1-9]")
        .containsPattern("WAL, octets +\\| +[1-9]")
        .containsPattern("statements [^|]*\\| +[0-9.]*[1-9]");
  }

  @Test
  @Order(2)
  void the_limit_writes_one_row_of_each_kind_a_part() {
    Jdbi bare = Jdbi.create(bed.bare());

    assertThat(count(bare, "segment")).isPositive().isEqualTo(count(bare, "attempt"));
    assertThat(count(bare, "receipt_raw")).isEqualTo(count(bare, "segment"));
    assertThat(count(bare, "attempt where state = 'DELIVERED'")).isEqualTo(count(bare, "segment"));
  }

  private static long count(Jdbi bare, String rows) {
    return bare.withHandle(
        handle -> handle.createQuery("select count(*) from " + rows).mapTo(Long.class).one());
  }

  @Test
  @Order(3)
  void small_wards_are_measured_against_their_fair_share() throws Exception {
    assertThat(new WardsScenario(out).measure(bed)).isTrue();

    assertThat(said()).contains("3 wards, ", "worst by fair share: ");
  }
}

package vn.econgdan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one answer makes of its attempt, and when the part is offered again. */
class AttemptUpdateTest {

  @ParameterizedTest(name = "status {0}, attempt {1}: {2}, again in {3} s")
  @CsvSource({
    "0x58, 1, RETRY, 1",
    "0x58, 2, RETRY, 2",
    "0x58, 7, RETRY, 60",
    "0x58, 30000, RETRY, 60",
    "0x08, 1, RETRY, 5",
    "0x08, 2, RETRY, 10",
    "0x0E, 1, RETRY, 60",
    "0x4FF, 1, RETRY, 300",
    "0x0B, 1, REFUSED, ",
  })
  void a_no_is_tried_again_unless_it_is_for_good(
      String status, int attempt, String state, Integer seconds) {
    CarrierAnswer answer = new CarrierAnswer.Refused(Integer.decode(status));
    AttemptUpdate update = AttemptUpdate.of(answer, attempt);
    assertThat(update.state()).isEqualTo(state);
    assertThat(update.commandStatus()).contains(Integer.decode(status));
    assertThat(update.again()).isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }

  @Test
  void a_yes_a_doubt_and_what_never_left() {
    assertThat(AttemptUpdate.of(new CarrierAnswer.Taken("7"), 1).carrierId()).contains("7");
    assertThat(AttemptUpdate.of(new CarrierAnswer.InDoubt("x"), 1))
        .isEqualTo(
            new AttemptUpdate("IN_DOUBT", Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(
            AttemptUpdate.of(new CarrierAnswer.NotSent(CarrierVerdict.LINK_LOST, "x"), 1).again())
        .contains(Duration.ofSeconds(1));
    assertThat(
            AttemptUpdate.of(new CarrierAnswer.NotSent(CarrierVerdict.CONFIGURATION, "x"), 1)
                .state())
        .isEqualTo("RELEASED");
  }
}

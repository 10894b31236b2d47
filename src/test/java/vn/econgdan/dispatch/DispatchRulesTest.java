package vn.econgdan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.dispatch.InDoubtDecision.Decision;
import vn.econgdan.dispatch.InDoubtDecision.Filter;
import vn.econgdan.notice.content.SendWindow;

/** The small rules of dispatch, without a database. */
class DispatchRulesTest {

  @ParameterizedTest(name = "key {0}")
  @CsvSource({
    "2026-12.4711.1, true",
    "2026-13.4711.1, false",
    "2026-12.4711, false",
    "2026-12.4711.1.1, false",
    "2026-12.-1.1, false",
    "2026-12.9999999999999999999.1, false",
    "'', false",
  })
  void a_key_is_read_as_it_is_written(String id, boolean known) {
    assertThat(AttemptKey.read(id).map(AttemptKey::toString).filter(id::equals).isPresent())
        .isEqualTo(known);
  }

  @Test
  void what_is_no_number_is_nobodys() {
    assertThat(AttemptKey.read(null)).isEmpty();
    assertThat(AttemptKey.number("42")).isEqualTo(42);
    assertThat(AttemptKey.number("42x")).isEqualTo(-1);
    assertThat(new AttemptKey(LocalDate.of(2026, 12, 1), 7, 2)).hasToString("2026-12.7.2");
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    "NORMAL, 2026-11-23T06:59:59, false",
    "NORMAL, 2026-11-23T07:00:00, true",
    "NORMAL, 2026-11-23T20:59:59, true",
    "NORMAL, 2026-11-23T21:00:00, false",
    "URGENT, 2026-11-23T03:00:00, true",
  })
  void routine_parts_keep_the_window_and_urgent_ones_do_not(Lane lane, String at, boolean open) {
    Instant moment = Instant.parse(at + "Z").minus(Duration.ofHours(7));
    assertThat(limits(50, 500).mayLeave(lane, moment)).isEqualTo(open);
  }

  @ParameterizedTest(name = "window {0}, exposed {1}: {2}")
  @CsvSource({"50, 500, 100", "1000, 4000, 250", "10, 40, 40"})
  void a_refill_is_small_and_never_more_than_may_be_exposed(int window, int exposed, int refill) {
    assertThat(limits(window, exposed).refill()).isEqualTo(refill);
  }

  private static DispatchLimits limits(int window, int exposed) {
    return new DispatchLimits(
        window, exposed, 1, 500, 0, new SendWindow(7 * 60, 21 * 60), Duration.ofSeconds(30));
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
  @CsvSource({
    "2026-12.1.1, , RESEND, ok, ''",
    ", 42, RESEND, ok, ''",
    ", all, GIVE_UP, ok, ''",
    ", all, , ok, REQUIRED",
    ", all, RESEND, ' ', REQUIRED",
    ", , RESEND, ok, IDS_OR_FILTER",
    "2026-12.1.1, all, RESEND, ok, IDS_OR_FILTER",
    "nonsense, , RESEND, ok, UNKNOWN_ID",
    ", x, RESEND, ok, FILTER_UNCLEAR",
  })
  void a_decision_says_clearly_what_it_is_about(
      String id, String filter, Decision decision, String reason, String problem) {
    Filter about =
        filter == null
            ? null
            : filter.equals("all") ? new Filter(null, true) : new Filter(filter, null);
    var selection =
        InDoubtSelection.of(
            new InDoubtDecision(id == null ? null : List.of(id), about, decision, reason));
    assertThat(selection.isRefused()).isEqualTo(!problem.isEmpty());
    if (selection.isRefused()) {
      assertThat(selection.reason().toString()).contains(problem);
    }
  }
}

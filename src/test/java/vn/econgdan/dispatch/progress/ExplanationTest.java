package vn.econgdan.dispatch.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.kernel.Sentence;

/** Why somebody did not get a notice, in the words of the messages files. */
class ExplanationTest {

  private static String words(Locale language, Sentence sentence) {
    ResourceBundle messages =
        ResourceBundle.getBundle(
            "messages",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(messages.getString(sentence.key()), language)
        .format(sentence.arguments().toArray());
  }

  private static String explained(
      String states, String reason, String statuses, List<String> errors) {
    ProgressStore.RecipientRow row =
        new ProgressStore.RecipientRow(
            "55B",
            "Người 1",
            "+84910000001",
            2,
            states,
            reason,
            null,
            null,
            statuses,
            null,
            List.of(),
            errors);
    return new Explanation(ExplanationTest::words, Locale.ENGLISH).of(row);
  }

  @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          DELIVERED DELIVERED, -, -, ''
          SUBMITTED PREPARED, -, -, ''
          SUPPRESSED SUPPRESSED, MOVED_OUT, -, Moved out
          SUPPRESSED, CANCELLED, -, The notice was cancelled before it left
          LAPSED LAPSED, EXPIRED, -, The notice expired before it left
          EXPIRED EXPIRED, -, -, It expired at the carrier before it could be delivered
          REFUSED SUPPRESSED, PART_REFUSED, 11, 'The carrier refused one part, so the others were not sent; The carrier does not accept the number of the recipient'
          REFUSED, -, 1300, The carrier answered with an unknown status: 0x00000514
          REFUSED, -, -, The carrier refused it
          UNDELIVERED IN_DOUBT, -, -, The carrier could not deliver it to the phone; It is not known whether the carrier got it
          """)
  void a_recipient_without_all_parts_has_the_reason_in_words(
      String states, String reason, String statuses, String words) {
    assertThat(explained(states, reason, statuses, List.of())).isEqualTo(words);
  }

  @Test
  void the_carriers_number_stands_behind_the_words() {
    assertThat(explained("UNDELIVERED", null, null, List.of("027")))
        .isEqualTo("The carrier could not deliver it to the phone; The carrier’s error code: 027");
  }

  /** Each reason that any statement writes, see OutcomeStore, SweepStore and Obstacle. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "VALIDITY_ENDED",
        "STOPPED",
        "PART_REFUSED",
        "DECEASED",
        "MOVED_OUT",
        "WITHDRAWN",
        "SUSPENDED",
        "NUMBER_CHANGED",
        "CANCELLED",
        "EXPIRED"
      })
  void each_reason_has_words(String reason) {
    assertThat(explained("SUPPRESSED", reason, null, List.of())).isNotBlank();
  }
}

package vn.econgdan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people read, in both languages. */
class SentencesGuardTest {
  private static final Map<String, String> VI = messages("vi");
  private static final Map<String, String> EN = messages("en");

  @Test
  void bothLanguagesSayTheSameWithTheSameArguments() {
    assertThat(VI).isNotEmpty();
    assertThat(SentencesGuard.outOfStep(VI, EN)).isEmpty();
  }

  @Test
  void noSentenceLosesItsApostrophe() {
    assertThat(SentencesGuard.apostrophes(VI)).isEmpty();
    assertThat(SentencesGuard.apostrophes(EN)).isEmpty();
  }

  @Test
  void everyRefusalHasASentence() {
    assertThat(SentencesGuard.unsaid(Project.program(), VI)).isEmpty();
  }

  @Test
  void aSentenceMissingEmptyOrWithOtherArgumentsIsReported() {
    Map<String, String> vi = Map.of("a", "Có {0} phần.", "b", "Hai.", "c", "Ba.", "d", "Bốn.");
    Map<String, String> en = Map.of("a", "Has {1} parts.", "b", " ", "d", "Four.", "e", "Five.");
    assertThat(SentencesGuard.outOfStep(vi, en))
        .containsExactly(
            "a: other arguments in messages_vi than in messages_en",
            "b: no sentence in messages_en",
            "c: no sentence in messages_en",
            "e: no sentence in messages_vi");
  }

  @Test
  void aSwallowedApostropheIsReported() {
    assertThat(SentencesGuard.apostrophes(Map.of("refusal.A", "It's {0}.", "status.1", "It's.")))
        .singleElement()
        .asString()
        .startsWith("refusal.A");
  }

  @Test
  void aRefusalWithoutSentenceIsReported() {
    String source =
        """
        return Refusal.unknown("NOBODY_KNOWS");
        return Refusal.unacceptable("text", "TOO_LOUD", 3);
        found.add(Problem.of(FIELD, "SAID"));
        """;
    assertThat(SentencesGuard.unsaid(source, Map.of("refusal.SAID", "Said.")))
        .containsExactly("no sentence refusal.NOBODY_KNOWS", "no sentence refusal.TOO_LOUD");
  }

  private static Map<String, String> messages(String language) {
    return PropertyFile.entries(
        Project.text("src/main/resources/messages_" + language + ".properties"));
  }
}

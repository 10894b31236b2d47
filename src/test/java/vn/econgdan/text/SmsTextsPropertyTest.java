package vn.econgdan.text;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.econgdan.text.Diacritics.KEEP;
import static vn.econgdan.text.Diacritics.STRIP;

import java.text.Normalizer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import vn.econgdan.kernel.Outcome;

/** What holds for every text, not only for those somebody thought of. */
class SmsTextsPropertyTest {
  private static final String LETTERS =
      Golden.cases("vietnamese_letters")
          .map(row -> row.get("char").asText())
          .collect(Collectors.joining());

  private final SmsTexts texts = new SmsTexts();

  @Property(tries = 300)
  void the_octets_say_exactly_the_text(@ForAll("anything") String text, @ForAll Diacritics marks) {
    SmsText sms = accepted(text, marks);
    assertThat(GsmDecoder.read(sms.parts())).isEqualTo(sms.text());
  }

  @Property(tries = 300)
  void no_part_is_over_its_limit_and_all_but_the_last_are_full(
      @ForAll("anything") String text, @ForAll Diacritics marks) {
    SmsText sms = accepted(text, marks);
    int limit = sms.encoding().limit(sms.parts().size());
    int widest = sms.encoding() == Encoding.UCS2 ? 4 : 2;
    assertThat(sms.parts()).allMatch(part -> part.userData().length <= limit);
    assertThat(sms.parts())
        .filteredOn(part -> part.number() < part.count())
        .allMatch(part -> part.userData().length > limit - widest);
    assertThat(sms.charsLeft()).isNotNegative();
  }

  @Property(tries = 300)
  void composed_and_decomposed_input_are_the_same_text(
      @ForAll("anything") String text, @ForAll Diacritics marks) {
    assertThat(texts.compose("Tổ: ", form(text, Normalizer.Form.NFD), marks))
        .isEqualTo(texts.compose("Tổ: ", form(text, Normalizer.Form.NFC), marks));
  }

  @Property(tries = 300)
  void what_leaves_is_composed(@ForAll("anything") String text, @ForAll Diacritics marks) {
    String left = accepted(text, marks).text();
    assertThat(Normalizer.isNormalized(left, Normalizer.Form.NFC)).isTrue();
  }

  @Property(tries = 300)
  void vietnamese_without_marks_is_always_gsm_7(@ForAll("vietnamese") String text) {
    SmsText sms = accepted(text, STRIP);
    assertThat(sms.encoding()).isEqualTo(Encoding.GSM7);
    assertThat(sms.text()).doesNotContain("?").hasSize(text.strip().length());
  }

  @Property(tries = 300)
  void vietnamese_with_marks_leaves_as_it_was_written(@ForAll("vietnamese") String text) {
    assertThat(accepted(text, KEEP).text()).isEqualTo(text.strip());
  }

  @Property(tries = 300)
  void the_fold_of_a_fold_is_the_fold(@ForAll("anything") String text) {
    assertThat(SearchFold.fold(SearchFold.fold(text))).isEqualTo(SearchFold.fold(text));
  }

  private SmsText accepted(String text, Diacritics marks) {
    Outcome<SmsText> outcome = texts.compose("", text, marks);
    Assume.that(!outcome.isRefused());
    return outcome.value();
  }

  private static String form(String text, Normalizer.Form form) {
    return Normalizer.normalize(text, form);
  }

  @Provide
  Arbitrary<String> vietnamese() {
    return Arbitraries.strings()
        .withChars(LETTERS)
        .withChars(" ,.:/0123456789\n")
        .ofMinLength(1)
        .ofMaxLength(500)
        .filter(text -> !text.isBlank() && LegacyFont.sample(text).isEmpty());
  }

  /** Mostly Vietnamese, with everything that hurts between. */
  @Provide
  Arbitrary<String> anything() {
    return Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.of(LETTERS.split(""))),
            Tuple.of(3, Arbitraries.of("[", "]", "^", "€", "{{", "}}", "|", "~")),
            Tuple.of(2, Arbitraries.of("\u0301", "\u0302", "\u0323", "\u031B")),
            Tuple.of(2, Arbitraries.of("–", "“", "₫", "\u00A0", "\r\n", "…")),
            Tuple.of(1, Arbitraries.of("😀", "🚀", "°", "≠", "Ж", "한")))
        .list()
        .ofMaxSize(400)
        .map(pieces -> String.join("", pieces));
  }
}

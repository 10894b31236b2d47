package vn.econgdan.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyFontTest {
  /** Every vowel group of Vietnamese; a star stands behind a letter that may carry the tone. */
  private static final String RHYMES =
      """
      a* ă* â* e* ê* i* o* ô* ơ* u* ư* y* a*i a*o a*u a*y â*u â*y e*o ê*u i*a iê* i*u o*a* oă* o*e*
      o*i oo* ô*i ơ*i u*a uâ* uê* u*i uô* uơ* u*y* ư*a ươ* ư*i ư*u yê* oa*i oa*o oa*y oe*o uây* uâ*y
      uô*i uya* uyê* uy*u iê*u yê*u ươ*i ươ*u ua*o ue*o
      """;

  private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

  @ParameterizedTest
  @ValueSource(
      strings = {"Th«ng b¸o", "®iÖn", "Hµ Néi", "THOÂNG BAÙO", "Thoâng baùo", "toå daân phoá"})
  void text_of_an_old_font_is_recognised(String typed) {
    assertThat(LegacyFont.sample(typed)).isPresent();
  }

  @ParameterizedTest
  @MethodSource("rhymes")
  void no_syllable_of_today_s_vietnamese_is_taken_for_it(String syllable) {
    assertThat(LegacyFont.sample(syllable + " " + syllable.toUpperCase(Locale.ROOT))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "«Xin chào» bà con",
        "Thuốc 50µg, EVN®",
        "© UBND 5·6, Hà Nội·Việt Nam",
        "Khoảng 30 m², 5½"
      })
  void a_sign_in_its_own_right_is_not_taken_for_it(String typed) {
    assertThat(LegacyFont.sample(typed)).isEmpty();
  }

  static Stream<String> rhymes() {
    return Arrays.stream(RHYMES.strip().split("\\s+")).flatMap(LegacyFontTest::withTones);
  }

  private static Stream<String> withTones(String rhyme) {
    return TONES.chars().boxed().flatMap(tone -> withTone(rhyme, Character.toString(tone)));
  }

  private static Stream<String> withTone(String rhyme, String tone) {
    return Stream.iterate(rhyme.indexOf('*'), at -> at >= 0, at -> rhyme.indexOf('*', at + 1))
        .map(at -> rhyme.substring(0, at) + tone + rhyme.substring(at + 1))
        .map(marked -> VietnameseLetters.composed("kh" + marked.replace("*", "") + "ng"));
  }
}

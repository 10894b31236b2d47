package vn.econgdan.text;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.econgdan.text.Diacritics.KEEP;
import static vn.econgdan.text.Diacritics.STRIP;
import static vn.econgdan.text.Encoding.GSM7;
import static vn.econgdan.text.Encoding.UCS2;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;

class SmsTextsTest {
  private final SmsTexts texts = new SmsTexts();

  @Test
  void the_pension_notice_leaves_without_marks_in_one_part() {
    SmsText sms =
        texts
            .compose(
                "UBND P.Thanh Xuân: ",
                "Lĩnh lương hưu 8h ngày 05/12 tại nhà sinh hoạt tổ 55B.",
                STRIP)
            .value();
    assertThat(sms.text())
        .isEqualTo("UBND P.Thanh Xuan: Linh luong huu 8h ngay 05/12 tai nha sinh hoat to 55B.");
    assertThat(sms.encoding()).isEqualTo(GSM7);
    assertThat(sms.parts()).hasSize(1);
    assertThat(sms.charsLeft()).isEqualTo(160 - sms.text().length());
    assertThat(sms.warnings()).isEmpty();
  }

  @Test
  void the_same_notice_with_marks_takes_two_parts() {
    SmsText sms =
        texts
            .compose(
                "UBND P.Thanh Xuân: ",
                "Lĩnh lương hưu 8h ngày 05/12 tại nhà sinh hoạt tổ 55B.",
                KEEP)
            .value();
    assertThat(sms.encoding()).isEqualTo(UCS2);
    assertThat(sms.parts()).hasSize(2);
    assertThat(sms.charsLeft()).isEqualTo(2 * 67 - sms.text().length());
    assertThat(GsmDecoder.read(sms.parts())).isEqualTo(sms.text());
  }

  @ParameterizedTest
  @CsvSource({"Là mà thì, GSM7", "Lá mả thị, UCS2", "[QC] 5 €, GSM7", "Đi, UCS2"})
  void encoding_goes_by_character_not_by_marks(String text, Encoding encoding) {
    assertThat(kept(text).encoding()).isEqualTo(encoding);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vietnamese")
  void marks_are_stripped_and_nothing_becomes_a_question_mark(JsonNode row) {
    String typed = row.get("in").asText();
    assertThat(stripped(typed).text()).isEqualTo(row.get("correct_unaccented").asText());
    assertThat(kept(typed).text()).hasSize(row.get("nfc_units").asInt());
    String decomposed = Normalizer.normalize(typed, Normalizer.Form.NFD);
    assertThat(decomposed).hasSize(row.get("nfd_utf16_units").asInt());
    assertThat(kept(decomposed)).isEqualTo(kept(typed));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource("typography")
  void typography_is_made_plain_also_where_marks_are_kept(String typed, String plain) {
    assertThat(kept("a" + typed + "b").text()).isEqualTo("a" + plain + "b");
    assertThat(stripped("a" + typed + "b").text()).isEqualTo("a" + plain + "b");
    assertThat(kept("a" + typed + "b").encoding()).isEqualTo(GSM7);
  }

  static Stream<Arguments> typography() {
    return Stream.of(
        Arguments.of("–", "-"),
        Arguments.of(" — ", " - "),
        Arguments.of("“Tet”", "\"Tet\""),
        Arguments.of("‘ ’ ` ´", "' ' ' '"),
        Arguments.of(" «x» ", " \"x\" "),
        Arguments.of("…", "..."),
        Arguments.of("• \uF0B7 ●", "* * *"),
        Arguments.of("\u00A0\u202F\u2009\t", "    "),
        Arguments.of("3.000\u00A0₫", "3.000 d"),
        Arguments.of("\r\n\r\u000B\u2028", "\n\n\n\n"),
        Arguments.of("\u200B\uFEFF\u00AD\u200E\u0007", ""),
        Arguments.of("３×４ → ≥ ５", "3x4 -> >= 5"),
        Arguments.of("\uD835\uDC13", "T"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource("spellings")
  void a_letter_has_one_spelling_however_it_was_typed(String typed, String composed) {
    assertThat(kept(typed).text()).isEqualTo(composed);
    assertThat(kept(typed).warnings()).isEmpty();
  }

  static Stream<Arguments> spellings() {
    return Stream.of(
        Arguments.of("e\u0302\u0301", "ế"),
        Arguments.of("ê\u0301", "ế"),
        Arguments.of("e\u0301\u0302", "ế"),
        Arguments.of("é\u0302", "ế"),
        Arguments.of("A\u0300\u0306", "Ằ"),
        Arguments.of("a\u0302\u0323", "ậ"),
        Arguments.of("o\u0301\u031B", "ớ"),
        Arguments.of("e\u0302\u0341", "ế"),
        Arguments.of("e\u0302\u200B\u0301", "ế"),
        Arguments.of("Ði ðâu", "Đi đâu"),
        Arguments.of("Ɖ D\u0335 d\u0336", "Đ Đ đ"));
  }

  @Test
  void signs_keep_their_sense_when_marks_are_stripped() {
    assertThat(stripped("5 ≠ 6 ð").text()).isEqualTo("5 ≠ 6 d");
  }

  @Test
  void a_mark_without_a_letter_is_pointed_out() {
    assertThat(kept("so 5\u0309").warnings())
        .containsExactly(new TextWarning("MARKS_LEFT", List.of("U+0309")));
    assertThat(stripped("so 5\u0309").text()).isEqualTo("so 5");
  }

  @Test
  void what_costs_parts_although_marks_are_stripped_is_pointed_out_once_each() {
    assertThat(stripped("Chúc mừng 🎉🎉 38°C").warnings())
        .containsExactly(new TextWarning("UCS2_BECAUSE", List.of("🎉 °")));
    assertThat(kept("Chúc mừng 🎉").warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "{{A}} [B], {A} [B]",
    "a}}b{{c, a}b{c",
    "{{{{, {{",
  })
  void doubled_braces_stand_for_themselves(String typed, String sent) {
    assertThat(kept(typed).text()).isEqualTo(sent);
  }

  @Test
  void braces_of_the_prefix_stand_for_themselves() {
    assertThat(texts.compose("{Tổ} ", "họp", STRIP).value().text()).isEqualTo("{To} hop");
  }

  @ParameterizedTest(name = "{1}({2}): {0}")
  @MethodSource("refusals")
  void what_cannot_be_sent_is_refused_with_its_reason(String typed, String code, String argument) {
    Refusal refusal = texts.compose("UBND: ", typed, STRIP).reason();
    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNACCEPTABLE);
    List<String> arguments = argument == null ? List.of() : List.of(argument.split("\\|"));
    assertThat(refusal.problems()).containsExactly(new Problem("text", code, arguments));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("", "EMPTY_TEXT", null),
        Arguments.of(" \r\n\t\u00A0\u200B", "EMPTY_TEXT", null),
        Arguments.of("Kính gửi {ten}", "UNKNOWN_PLACEHOLDER", "ten"),
        Arguments.of("{{{ten}}}", "UNKNOWN_PLACEHOLDER", "ten"),
        Arguments.of("{} x", "UNKNOWN_PLACEHOLDER", ""),
        Arguments.of("8h} sáng", "LONE_BRACE", "}"),
        Arguments.of("hỏng \uD83C mất", "BROKEN_CHARACTER", "U+D83C"),
        Arguments.of("a".repeat(10 * 153 - 5), "TOO_LONG", "11|10"),
        Arguments.of("Th«ng b¸o", "LEGACY_FONT", "Th«ng"));
  }

  @Test
  void ten_parts_are_not_too_long() {
    SmsText sms = texts.compose("UBND: ", "a".repeat(10 * 153 - 6), STRIP).value();
    assertThat(sms.parts()).hasSize(10);
    assertThat(sms.charsLeft()).isZero();
  }

  @Test
  void every_problem_is_named_at_once() {
    Refusal refusal = texts.compose("", "{ten} l« nµy {tuoi}", KEEP).reason();
    assertThat(refusal.problems())
        .extracting(Problem::code)
        .containsExactly("UNKNOWN_PLACEHOLDER", "UNKNOWN_PLACEHOLDER", "LEGACY_FONT");
  }

  @ParameterizedTest
  @EnumSource(Diacritics.class)
  void what_the_carrier_does_not_take_is_refused_wherever_it_stands(Diacritics diacritics) {
    Refusal refusal = new SmsTexts("#&").compose("P&Q: ", "gọi *101#", diacritics).reason();
    assertThat(refusal.problems())
        .containsExactly(Problem.of("text", "FORBIDDEN_CHARACTER", "& #"));
  }

  @ParameterizedTest
  @CsvSource({
    "'  Nguyễn   Văn ĐỨC ', nguyen van duc",
    "Hoà, hoa",
    "Hòa, hoa",
    "YÊN\u00A0Hoà, yen hoa"
  })
  void names_meet_in_their_fold(String name, String folded) {
    assertThat(SearchFold.fold(name)).isEqualTo(folded);
    assertThat(SearchFold.fold(Normalizer.normalize(name, Normalizer.Form.NFD))).isEqualTo(folded);
  }

  private SmsText kept(String text) {
    return texts.compose("", text, KEEP).value();
  }

  private SmsText stripped(String text) {
    return texts.compose("", text, STRIP).value();
  }

  static Stream<JsonNode> vietnamese() {
    return Golden.cases("vietnamese_text").filter(row -> row.has("correct_unaccented"));
  }
}

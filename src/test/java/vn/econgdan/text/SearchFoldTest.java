package vn.econgdan.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchFoldTest {

  @ParameterizedTest(name = "{0} is kept as {1} and compared as {2}")
  @CsvSource({
    "HK-55B-001, HK-55B-001, hk-55b-001",
    "' hk-55b-001 ', hk-55b-001, hk-55b-001",
    "HK\u2013 55B\u2011001, HK\u2013 55B\u2011001, hk- 55b-001",
    "huu_tri, huu_tri, huu tri",
    "Hưu  trí, Hưu trí, huu tri",
    "'hưu _ trí_', hưu _ trí_, huu tri",
    "HƯU\u00A0TRÍ\u200B, HƯU TRÍ, huu tri",
    "Đặng Thị Đào, Đặng Thị Đào, dang thi dao",
    "\u00D0ặng, Đặng, dang",
    "hoà, hoà, hoa",
    "HÒA, HÒA, hoa",
    "Hoa\u0300, Hoà, hoa",
    "e\u0301\u0302m, ếm, em",
    "91B\u00A0, 91B, 91b",
    "\uFEFF91B, 91B, 91b",
    "9\u00AD1\u2060B\u200E, 91B, 91b",
    "５５Ｂ, ５５Ｂ, 55b",
    "H’Hen Niê, H’Hen Niê, h'hen nie",
    "'\u3000a\u2003b\tc ', a b c, a b c",
    "ĐƯỜNG \u2028 5, ĐƯỜNG 5, duong 5"
  })
  void codes_names_and_tags_have_one_rule(String written, String kept, String compared) {
    assertThat(SearchFold.visible(written)).isEqualTo(kept);
    assertThat(SearchFold.fold(written)).isEqualTo(compared);
    String decomposed = Normalizer.normalize(written, Form.NFD);
    assertThat(SearchFold.visible(decomposed)).isEqualTo(kept);
    assertThat(SearchFold.fold(decomposed)).isEqualTo(compared);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00A0", "\u200B\uFEFF", "\u00AD \u2060", "\u3164"})
  void where_nobody_sees_anything_there_is_nothing(String nothing) {
    assertThat(SearchFold.visible(nothing)).isEmpty();
    assertThat(SearchFold.fold(nothing)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "55B, 55b",
    "tổ 55b, 55b",
    "Tổ dân phố số 55B, 55b",
    "TDP.55B, 55b",
    "to_55B, 55b",
    "Tổ\u00A055B, 55b",
    "Thôn Đoài, thon doai",
    "Tổ hợp, to hop"
  })
  void a_group_is_its_number(String written, String compared) {
    assertThat(SearchFold.foldGroup(written)).isEqualTo(compared);
  }

  @Test
  void other_codes_stay_other_codes() {
    assertThat(SearchFold.fold("55B.")).isNotEqualTo(SearchFold.fold("55B"));
    assertThat(SearchFold.fold("55 B")).isNotEqualTo(SearchFold.fold("55B"));
    assertThat(SearchFold.fold("1/2")).isNotEqualTo(SearchFold.fold("12"));
  }
}

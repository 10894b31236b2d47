package vn.econgdan.registry.imports.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisencodedTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nguy?n Th? H?ng",
        "Nguy\uFFFDn Th\uFFFD H\uFFFDng",
        "NguyÔn V¨n H¶i",
        "TrÇn ThÞ B×nh",
        "§Æng Hoµng Yªn",
        "Nguyeãn Vaên Haûi",
        "Traàn Thò Bình",
        "Hoaøng Ñöùc",
        "Nguyá»…n VÄƒn Háº£i",
        "HÃ\u00A0",
        "Tráº§n Thá»‹ BÃ¬nh",
        "NguyêÞn Thiò",
        "Vò <b>Minh</b>",
        "An @ Bình",
      })
  void names_without_their_letters_are_noticed(String name) {
    assertThat(MisencodedText.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nguyễn Thị Hằng",
        "ĐẶNG HOÀNG YẾN",
        "Hoà",
        "Hoàng Thuý Uyên",
        "Nguyễn Văn A (bố)",
        "Lê Quý Đôn 2",
        "H’Hen Niê",
        "Y Bhiô-Êban",
        "Nguye\u0302\u0303n Thi\u0323 Ha\u0306\u0300ng",
        "Nguye\u0302\u0323t",
        "Tha\u0323\u0302t",
        "Ông Sáu / bà Năm",
        "Lưu Thị Khuê",
        "Ưng Hoàng Phúc",
        "Nguyễn Thị Ngoãn",
        "La Thị Hướng",
        "Quách Tuấn Khoẻ",
        "Lã Thị Ỷ",
        "Đào Thị Xuân, con ông Bảy",
        "Khuất Duy Huyền",
        "Nguyễn\u00A0Văn\u200B An",
        "John McDonald",
      })
  void names_as_people_have_them_are_let_alone(String name) {
    assertThat(MisencodedText.isName(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Số 5 ngõ 10/2 phố Hồ Tùng Mậu",
        "P.1203 – CT2, 100m² (cạnh chợ)?",
        "Số 7, ngách 3\u00A0Quan Nhân"
      })
  void an_address_may_hold_more_signs_than_a_name(String address) {
    assertThat(MisencodedText.is(address)).isFalse();
  }

  @Test
  void every_name_that_went_through_a_wrong_reading_is_noticed_and_read_again() {
    for (String name : new String[] {"Nguyễn Thị Hằng", "Hà", "Lê Văn Tùng", "Đỗ Quỳnh"}) {
      String misread =
          new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      assertThat(MisencodedText.isName(misread)).as(misread).isTrue();
      assertThat(MisencodedText.wronglyRead(misread)).hasValue(name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "US-ASCII", "ISO-8859-1"})
  void every_name_saved_in_a_page_without_its_letters_is_noticed(String page) {
    Charset charset = Charset.forName(page);
    for (String name : new String[] {"Nguyễn Thị Hằng", "Trần Đức", "Lê Thị Mỵ"}) {
      assertThat(MisencodedText.isName(new String(name.getBytes(charset), charset))).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Nguy?n Th? H?ng, nguyen thi hang, true",
    "NguyÔn V¨n H¶i, nguyen van hai, true",
    "Nguyeãn Vaên Haûi, nguyen van hai, true",
    "Nguyá»…n VÄƒn Háº£i, nguyen van hai, true",
    "Nguy?n Th? H?ng, nguyen van hang, false",
    "Nguy?n Th? H?ng, nguyen thi hang nga, false",
    "Nguy?n Th? H?ng, tran thi hang, false"
  })
  void a_damaged_name_may_have_been_some_names_and_not_others(
      String damaged, String fold, boolean may) {
    assertThat(MisencodedText.mayHaveBeen(damaged, fold)).isEqualTo(may);
  }
}

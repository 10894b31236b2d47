package vn.econgdan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever guesses tries first is refused, however it is dressed up. */
class CommonPasswordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567890",
        "password12",
        "PASSWORD12",
        "pass-word 12",
        "qwertyuiop",
        "matkhau123",
        "Mật khẩu 123",
        "canbo.moi2026",
        "2026canbomoi",
        "econgdan2026",
        "eCôngDân-2026!",
        "aaaaaaaaaaaaaaa",
        "abababababab",
        "!!!!!!!!!!!!",
        "12-34-56-78",
        "P@ssw0rd123",
        "P4$$w0rd!!",
        "p@55word2026",
        "123Password!",
        "Iloveyou2026!",
        "1l0v3y0u-99",
        "Dr@g0n!2026",
        "M@tKhau#2026",
        "Vi3tnam@2026",
        "Qu@ntri-2026",
        "xx-canbo.moi-xx",
        "canbomoi-la-toi",
        "C@nboMoi99",
        "qwerty12345",
        "QWErty!@#$5",
        "1qaz2wsx3edc",
        "!QAZ@WSX3edc",
        "zaq1xsw2cde3",
        "asdfghjkl;1",
        "abcdefghij",
        "abcd1234efgh",
        "0912345678",
        "19751230-001"
      })
  void common_ones_are(String password) {
    assertThat(CommonPasswords.contains("canbo.moi", password)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bon-tu-khong-dinh-nhau",
        "một mật khẩu dài",
        "mật khẩu mới",
        "Th4nh-Xuan-lua-chieu",
        "qxv7-mk2d-9rte-w4hp",
        "bốn từ không dính nhau",
        "mưa tháng sáu ướt sân",
        "Passion-for-rivers",
        "where were we treeless"
      })
  void others_are_not(String password) {
    assertThat(CommonPasswords.contains("canbo.moi", password)).isFalse();
    assertThat(CommonPasswords.contains(null, password)).isFalse();
  }

  @Test
  void what_we_make_ourselves_is_never_one() {
    for (int i = 0; i < 200; i++) {
      assertThat(CommonPasswords.contains("quantri", RandomPassword.make())).isFalse();
    }
  }
}

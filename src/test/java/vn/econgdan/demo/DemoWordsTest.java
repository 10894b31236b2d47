package vn.econgdan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoWordsTest {
  @ParameterizedTest
  @CsvSource({"0, 0 đ", "550, 550 đ", "50600, 50.600 đ", "1234567, 1.234.567 đ"})
  void amounts_are_written_as_in_vietnam(long dong, String written) {
    assertThat(DemoWords.amount(dong)).isEqualTo(written);
  }

  @Test
  void who_is_left_out_is_said_in_words() throws JsonProcessingException {
    String excluded =
        "[{'reason':'NO_CONSENT','count':2},{'reason':'NOT_MOBILE','count':1}]".replace('\'', '"');
    assertThat(DemoWords.excluded(new ObjectMapper().readTree(excluded)))
        .isEqualTo("left out: 2 without consent, 1 whose number is no mobile");
    assertThat(DemoWords.excluded(new ObjectMapper().readTree("[]"))).isEqualTo("nobody left out");
  }
}

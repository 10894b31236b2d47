package vn.econgdan.reconcile.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.econgdan.reconcile.files.RecordsReading.HEADER;
import static vn.econgdan.reconcile.files.RecordsReading.ROW;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of which nothing counts, and why. */
class RejectedFilesTest {
  private static final byte[] PACKED = RecordsReading.gzip(HEADER + ROW.repeat(2_000));

  static Stream<Arguments> files() {
    String marked = ROW.replace("VINA", "Đà Nẵng".substring(0, 2));
    String windows = HEADER + ROW + marked + marked;
    return Stream.of(
        Arguments.of("nothing", new byte[0], "RECORDS_EMPTY", List.of()),
        Arguments.of("blank lines", bytes("\n\n"), "RECORDS_EMPTY", List.of()),
        Arguments.of("a header alone", bytes(HEADER), "RECORDS_NO_ROWS", List.of()),
        Arguments.of("a workbook", bytes("PK\u0003\u0004more"), "RECORDS_WORKBOOK", List.of()),
        Arguments.of(
            "UTF-16 with a mark",
            (HEADER + ROW).getBytes(StandardCharsets.UTF_16),
            "RECORDS_UTF16",
            List.of()),
        Arguments.of(
            "UTF-16 without",
            (HEADER + ROW).getBytes(StandardCharsets.UTF_16LE),
            "RECORDS_UTF16",
            List.of()),
        Arguments.of(
            "Windows-1258",
            windows.getBytes(Charset.forName("windows-1258")),
            "RECORDS_NOT_UTF8",
            List.of("3")),
        Arguments.of(
            "Windows-1258 in the header",
            (HEADER.replace("amount", "tiên") + ROW).getBytes(StandardCharsets.ISO_8859_1),
            "RECORDS_NOT_UTF8",
            List.of("1")),
        Arguments.of(
            "every id rounded to fifteen digits",
            bytes(HEADER + rounded(8)),
            "RECORDS_IDS_ROUNDED",
            List.of("8")),
        Arguments.of("a declaration alone", bytes("sep=;\n"), "RECORDS_NO_ROWS", List.of()),
        Arguments.of(
            "no header",
            bytes(ROW + ROW),
            "RECORDS_HEADER_MISSING",
            List.of(
                "message_id, recipient, submit_time, status, part_no, part_count, unit_price, amount")),
        Arguments.of(
            "a column missing",
            bytes(HEADER.replace("amount", "cost") + ROW),
            "RECORDS_HEADER_MISSING",
            List.of("amount")),
        Arguments.of(
            "a column twice",
            bytes(HEADER.replace("sender", "amount") + ROW),
            "RECORDS_HEADER_TWICE",
            List.of("amount")),
        Arguments.of(
            "gzip cut in the middle",
            Arrays.copyOf(PACKED, PACKED.length / 2),
            "RECORDS_BROKEN_GZIP",
            List.of()),
        Arguments.of(
            "gzip cut before its check sum",
            Arrays.copyOf(PACKED, PACKED.length - 3),
            "RECORDS_BROKEN_GZIP",
            List.of()),
        Arguments.of("gzip that is damaged", damaged(), "RECORDS_BROKEN_GZIP", List.of()),
        Arguments.of(
            "mostly nonsense",
            bytes(HEADER + ROW + "x\ny\n"),
            "RECORDS_MOSTLY_UNREADABLE",
            List.of("2", "3")));
  }

  private static String rounded(int lines) {
    return IntStream.range(0, lines)
        .mapToObj(i -> ROW.replace("8120000000000000001", (812_000_000_093_100L + i) + "0000"))
        .collect(Collectors.joining());
  }

  /** One whole id shows that the others end in zeros by themselves. */
  @Test
  void zeros_at_the_end_of_ids_are_ids_when_one_of_them_has_other_digits() {
    assertThat(RecordsReading.of(HEADER + rounded(20) + ROW).accepted()).isEqualTo(21);
    assertThat(RecordsReading.of(HEADER + rounded(7)).accepted()).isEqualTo(7);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] damaged() {
    byte[] damaged = PACKED.clone();
    damaged[damaged.length - 6] ^= 0x55;
    return damaged;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void the_reason_is_named(String name, byte[] file, String code, List<String> arguments) {
    assertThatExceptionOfType(RejectedFileException.class)
        .isThrownBy(() -> RecordsReading.of(file, RecordForm.CONTRACT))
        .satisfies(
            no -> {
              assertThat(no.code()).isEqualTo(code);
              assertThat(no.arguments()).isEqualTo(arguments);
            });
  }

  @Test
  void half_of_the_lines_may_be_nonsense() {
    assertThat(RecordsReading.of(HEADER + ROW + "x\n").accepted()).isEqualTo(1);
  }

  @Test
  void a_file_that_unpacks_to_more_than_it_may_is_stopped_on_the_way() {
    byte[] bomb = RecordsReading.bomb(65);

    assertThatExceptionOfType(RejectedFileException.class)
        .isThrownBy(() -> RecordsReading.of(bomb, RecordForm.CONTRACT))
        .satisfies(no -> assertThat(no.code()).isEqualTo("RECORDS_TOO_LARGE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vi", "en"})
  void every_reason_has_its_sentence(String language) throws IOException {
    Properties sentences = new Properties();
    try (Reader text =
        new InputStreamReader(
            RejectedFilesTest.class.getResourceAsStream("/messages_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      sentences.load(text);
    }
    Stream.concat(
            Arrays.stream(FileReason.values()).map(FileReason::code),
            Arrays.stream(LineReason.values()).map(LineReason::code))
        .forEach(code -> assertThat(sentences).containsKey("refusal." + code));
  }
}

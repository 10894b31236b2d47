package vn.econgdan.registry.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.registry.imports.file.Uploads.Upload;

class UploadsTest {
  private static final String HEADER = "group_code,household_code,full_name,phone\n";
  private static final String ROW = "55B,HK1,Nguyễn Văn An,0912345678\n";
  private static final UploadLimits SMALL = new UploadLimits(4096, 1024 * 1024, 3);

  private final Uploads uploads = new Uploads(SMALL);

  static Stream<Arguments> brokenFiles() {
    return Stream.of(
        arguments("nothing at all", "", 422, "body", "EMPTY_FILE", List.of()),
        arguments("only a header", HEADER, 422, "body", "EMPTY_FILE", List.of()),
        arguments("only empty rows", HEADER + ",,,\n , ,,\n", 422, "body", "EMPTY_FILE", List.of()),
        arguments(
            "a column is missing",
            "group_code,household_code,full_name\n55B,HK1,An\n",
            422,
            "phone",
            "MISSING_COLUMN",
            List.of("phone")),
        arguments(
            "a column twice",
            "tổ,mã tổ,mã hộ,họ tên,sđt\n1,1,2,3,4\n",
            422,
            "group_code",
            "DUPLICATE_COLUMN",
            List.of("group_code")),
        arguments(
            "a quote never closed",
            HEADER + ROW + "55B,\"HK2,Trần Thị Bình,0912345679\n" + ROW,
            422,
            "body",
            "UNCLOSED_QUOTE",
            List.of("3")),
        arguments(
            "text after a closing quote",
            HEADER + ROW + "55B,\"HK2\"x,Trần Thị Bình,0912345679\n",
            422,
            "body",
            "BROKEN_CSV",
            List.of("3")),
        arguments(
            "too many rows", HEADER + ROW.repeat(4), 413, "body", "TOO_MANY_ROWS", List.of("3")),
        arguments(
            "a body over the limit",
            HEADER + ROW + " ".repeat(5000),
            413,
            "body",
            "BODY_TOO_LARGE",
            List.of()),
        arguments("a workbook", "PK\u0003\u0004…", 415, "body", "XLSX_NOT_YET", List.of()));
  }

  @ParameterizedTest(name = "{0}: {2} {4}")
  @MethodSource("brokenFiles")
  void a_file_that_cannot_be_read_is_refused_as_a_whole(
      String label, String file, int status, String field, String code, List<String> arguments) {
    Refusal refusal = uploads.read(file.getBytes(StandardCharsets.UTF_8)).reason();
    assertThat(refusal.kind().status()).isEqualTo(status);
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.field()).isEqualTo(field);
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.arguments()).isEqualTo(arguments);
            });
  }

  @Test
  void every_missing_column_is_named_at_once() {
    Refusal refusal = uploads.read("hello\nworld\n".getBytes(StandardCharsets.UTF_8)).reason();
    assertThat(refusal.code()).isEqualTo("MISSING_COLUMN");
    assertThat(refusal.problems())
        .extracting(Refusal.Problem::field)
        .containsExactly("group_code", "household_code", "full_name", "phone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nhóm", "Nhóm", "tags", "đối tượng"})
  void tags_and_households_have_the_names_people_give_them(String tags) {
    assertThat(Column.named(tags)).hasValue(Column.TAGS);
    assertThat(Column.named("số hộ")).hasValue(Column.HOUSEHOLD_CODE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1258", "ISO-8859-1", "UTF-16LE", "X-UTF-32LE-BOM"})
  void another_encoding_is_refused_with_its_line(String encoding) {
    byte[] file = (HEADER + ROW + "55B,HK2,Hà,0912345679\n").getBytes(Charset.forName(encoding));
    Refusal refusal = uploads.read(file).reason();
    assertThat(refusal.code()).isEqualTo("NOT_UTF8");
    // of UTF-32 the byte order mark is wrong already; elsewhere the first letter with a mark
    String line = encoding.contains("32") ? "1" : encoding.equals("ISO-8859-1") ? "3" : "2";
    assertThat(refusal.problems().get(0).arguments()).containsExactly(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void utf_16_is_read_when_it_says_so(String encoding) throws IOException {
    Charset charset = Charset.forName(encoding);
    for (String text : List.of(HEADER + ROW, (HEADER + ROW).replace(',', '\t'))) {
      byte[] file = ("\uFEFF" + text).getBytes(charset);
      assertThat(uploads.read(file).value().rows()).isEqualTo(1);
      assertThat(uploads.read(file).value().columns())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "group_code", "group_code",
                  "household_code", "household_code",
                  "full_name", "full_name",
                  "phone", "phone"));
    }
    byte[] cut = Arrays.copyOf(("\uFEFF" + HEADER + ROW).getBytes(charset), 99);
    assertThat(uploads.read(cut).reason().code()).isEqualTo("BROKEN_UTF16");
    byte[] half = ("\uFEFF" + HEADER + ROW).getBytes(charset);
    half[half.length - 2] = encoding.endsWith("LE") ? half[half.length - 2] : (byte) 0xD8;
    half[half.length - 1] = encoding.endsWith("LE") ? (byte) 0xD8 : half[half.length - 1];
    assertThat(uploads.read(half).reason().problems().get(0).arguments()).containsExactly("2");
  }

  @Test
  void a_small_file_that_unpacks_into_a_large_one_is_refused() throws IOException {
    byte[] bomb = gzip(" ".repeat(2 * 1024 * 1024));
    assertThat(bomb.length).isLessThan(4096);
    Refusal refusal = uploads.read(bomb).reason();
    assertThat(refusal.kind().status()).isEqualTo(413);
    assertThat(refusal.code()).isEqualTo("EXPANDED_TOO_LARGE");
  }

  @Test
  void a_file_that_unpacks_a_hundredfold_is_given_up_long_before_its_limit() throws IOException {
    Refusal refusal = new Uploads(UploadLimits.CONTRACT).read(gzip(" ".repeat(70 << 20))).reason();
    assertThat(refusal.kind().status()).isEqualTo(413);
    assertThat(refusal.code()).isEqualTo("EXPANDS_TOO_FAR");
  }

  @Test
  void blank_lines_are_counted() throws IOException {
    byte[] blank = gzip(HEADER + "\n".repeat(500_001) + ROW);
    Refusal refusal = new Uploads(UploadLimits.CONTRACT).read(blank).reason();
    assertThat(refusal.code()).isEqualTo("TOO_MANY_BLANK_LINES");
    byte[] some = gzip(HEADER + "\n".repeat(499_999) + ROW);
    assertThat(new Uploads(UploadLimits.CONTRACT).read(some).value().rows()).isEqualTo(1);
  }

  @Test
  void a_bomb_of_rows_is_refused() throws IOException {
    Uploads manyRows = new Uploads(new UploadLimits(1024 * 1024, 1024 * 1024, 500_000));
    Refusal refusal = manyRows.read(gzip(HEADER + ROW.repeat(100_000))).reason();
    assertThat(refusal.code()).isEqualTo("EXPANDED_TOO_LARGE");
  }

  @Test
  void a_gzip_cut_short_is_malformed() throws IOException {
    byte[] whole = gzip(HEADER + ROW);
    byte[] cut = Arrays.copyOf(whole, whole.length - 12);
    Refusal refusal = uploads.read(cut).reason();
    assertThat(refusal.kind().status()).isEqualTo(400);
    assertThat(refusal.code()).isEqualTo("BROKEN_GZIP");
  }

  static Stream<Arguments> goodFiles() {
    return Stream.of(
        arguments("comma", HEADER + ROW),
        arguments("gzip is told by content", HEADER + ROW),
        arguments("byte order mark", "\uFEFF" + HEADER + ROW),
        arguments("CRLF", (HEADER + ROW).replace("\n", "\r\n")),
        arguments("no line break at the end", (HEADER + ROW).strip()),
        arguments("semicolon", (HEADER + ROW).replace(',', ';')),
        arguments("tab", (HEADER + ROW).replace(',', '\t')),
        arguments("sep= and semicolon", "sep=;\r\n" + (HEADER + ROW).replace(',', ';')),
        arguments("mark, sep= and comma", "\uFEFFSEP=,\n" + HEADER + ROW),
        arguments("sep= in quotes", "\"sep=,\"\n" + HEADER + ROW),
        arguments("sep= and tab", "sep=\t\n" + (HEADER + ROW).replace(',', '\t')),
        arguments(
            "no-break in headers", "Mã\u00A0tổ\u200B,\u00A0Mã hộ,Họ tên\u00A0,SĐT\u00A0\n" + ROW),
        arguments(
            "a mark in every header",
            "\uFEFF\uFEFFgroup_code,\uFEFFhousehold_code,full_name,phone\n" + ROW),
        arguments("rows nobody sees", HEADER + ROW + "\u00A0,\u200B,,\n\u00A0\n\n"),
        arguments(
            "a column nobody sees", "group_code,household_code,full_name,phone,\u00A0\n" + ROW),
        arguments("quotes", HEADER + "55B,\"HK \"\"1\"\"\",\"An\nBình\",0912345678\n"),
        arguments("Vietnamese headers", "Tổ,Mã hộ,Họ và tên,Số điện thoại\n" + ROW),
        arguments("short ones", "mã tổ,MÃ_HỘ,HỌ TÊN,SĐT\n" + ROW),
        arguments("decomposed", "ma\u0303 to\u0302\u0309,mã hộ,họ tên,sđt\n" + ROW),
        arguments("without diacritics", "to;ma ho;ho va ten;so dien thoai\n55B;1;An;0912345678\n"),
        arguments("other order", "phone,full_name,household_code,group_code\n0912345678,An,1,2\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodFiles")
  void a_list_may_be_written_in_many_ways(String label, String file) throws IOException {
    byte[] bytes = label.startsWith("gzip") ? gzip(file) : file.getBytes(StandardCharsets.UTF_8);
    Outcome<Upload> upload = uploads.read(bytes);
    assertThat(upload.isRefused()).as("%s", upload).isFalse();
    assertThat(upload.value().rows()).isEqualTo(1);
    assertThat(upload.value().ignoredColumns()).isEmpty();
  }

  @Test
  void columns_the_registry_does_not_keep_are_named() {
    String file = "STT,group_code,household_code,full_name,phone,Ghi chú\n1,2,3,An,0912345678,x\n";
    assertThat(uploads.read(file.getBytes(StandardCharsets.UTF_8)).value().ignoredColumns())
        .containsExactly("STT", "Ghi chú");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}

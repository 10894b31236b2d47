package vn.econgdan.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Lists of people that cannot be read, and lists of others. */
final class WrongUploads {
  private static final String HEADER = "group_code,household_code,full_name,phone";
  private static final String ROW = "55B,B900,Trần Văn Thử,0912345678";
  private static final int MEBIBYTE = 1 << 20;

  private WrongUploads() {}

  static Stream<WrongCall> all() {
    return Stream.of(files(), bombs(), requests()).flatMap(c -> c);
  }

  private static WrongCall upload(String name, Object body) {
    return WrongCall.by("canbo", name, "POST /registry/imports?mode=apply")
        .with(body)
        .header("Content-Type", "text/csv");
  }

  private static String csv(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  private static Stream<WrongCall> files() {
    byte[] windows = csv(HEADER, ROW, ROW).getBytes(Charset.forName("windows-1258"));
    byte[] utf16 = csv(HEADER, ROW).getBytes(StandardCharsets.UTF_16);
    byte[] cut16 = Arrays.copyOf(utf16, utf16.length - 1);
    byte[] half = Arrays.copyOf(gzip(csv(HEADER, ROW).getBytes(StandardCharsets.UTF_8), 1), 40);
    return Stream.of(
        upload("nothing", "").at("body", 422, "EMPTY_FILE"),
        upload("a header alone", csv(HEADER)).at("body", 422, "EMPTY_FILE"),
        upload("no column of names", csv("group_code,household_code,phone", "55B,B900,0912345678"))
            .at("full_name", 422, "MISSING_COLUMN", "full_name"),
        upload("two columns of names", csv(HEADER + ",ho_ten", ROW + ",x"))
            .at("full_name", 422, "DUPLICATE_COLUMN", "full_name"),
        upload("windows-1258", windows).at("body", 422, "NOT_UTF8", 2),
        upload("half a letter of UTF-16", cut16).at("body", 422, "BROKEN_UTF16", 2),
        upload("a quote left open", csv(HEADER, ROW, "55B,B901,\"Trần,0912345679"))
            .at("body", 422, "UNCLOSED_QUOTE", 3),
        upload("letters after a quote", csv(HEADER, ROW, "55B,B901,\"Trần\"x,0912345679"))
            .at("body", 422, "BROKEN_CSV", 3),
        upload("half a gzip", half).at("body", 400, "BROKEN_GZIP"),
        upload("a workbook", "PK\3\4 something").at("body", 415, "XLSX_NOT_YET"));
  }

  private static Stream<WrongCall> bombs() {
    byte[] rows = gzip((ROW + "\n").repeat(20_000).getBytes(StandardCharsets.UTF_8), 26);
    return Stream.of(
        upload("513 MiB of zeros", gzip(filled(0), 513)).at("body", 413, "EXPANDS_TOO_FAR", 100),
        upload(
                "a list of 520.000 people",
                join(gzip((HEADER + "\n").getBytes(StandardCharsets.UTF_8), 1), rows))
            .at("body", 413, "TOO_MANY_ROWS", 500_000));
  }

  static WrongCall blankLines() {
    byte[] header = gzip((HEADER + "\n").getBytes(StandardCharsets.UTF_8), 1);
    return upload("511 MiB of blank lines", join(header, gzip(filled('\n'), 511)))
        .at("body", 413, "TOO_MANY_BLANK_LINES", 500_000);
  }

  private static Stream<WrongCall> requests() {
    return Stream.of(
        upload("JSON instead of a list", "{}")
            .header("Content-Type", "application/json")
            .at("Content-Type", 415, "MEDIA_TYPE", "text/csv"),
        upload("a workbook that says so", "PK\3\4")
            .header(
                "Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            .at("Content-Type", 415, "MEDIA_TYPE", "text/csv"),
        upload("gzip that is none", csv(HEADER, ROW))
            .header("Content-Encoding", "gzip")
            .header("Content-Type", "text/csv")
            .at("body", 400, "BROKEN_GZIP"),
        upload("another compression", csv(HEADER, ROW))
            .header("Content-Encoding", "br")
            .header("Content-Type", "text/csv")
            .at("Content-Encoding", 415, "CONTENT_ENCODING", "gzip, identity"),
        upload("every column missing", "a,b\n1,2\n")
            .at("household_code", 422, "MISSING_COLUMN", "household_code"),
        WrongCall.by("canbo", "no mode", "POST /registry/imports")
            .with(csv(HEADER, ROW))
            .header("Content-Type", "text/csv")
            .at("mode", 400, "MISSING_PARAMETER", "preview, apply"),
        WrongCall.by("canbo", "another mode", "POST /registry/imports?mode=try")
            .with(csv(HEADER, ROW))
            .header("Content-Type", "text/csv")
            .at("mode", 422, "UNKNOWN_VALUE", "preview, apply"),
        WrongCall.by("lanhdao", "an approver who uploads", "POST /registry/imports?mode=preview")
            .with(csv(HEADER, ROW))
            .header("Content-Type", "text/csv")
            .is(403, "ROLE"),
        WrongCall.by("canbo2", "another ward's import", "GET /registry/imports/{import}")
            .is(404, "IMPORT_UNKNOWN"),
        WrongCall.by("totruong", "another's import", "GET /registry/imports/{import}")
            .is(404, "IMPORT_UNKNOWN"),
        WrongCall.by("canbo", "no import", "GET /registry/imports/x").is(404, "IMPORT_UNKNOWN"),
        WrongCall.by("canbo", "another verdict", "GET /registry/imports/{import}?verdict=GOOD")
            .at("verdict", 422, "UNKNOWN_VALUE", "ACCEPTED, WARNED, REFUSED"));
  }

  private static byte[] filled(int octet) {
    byte[] block = new byte[MEBIBYTE];
    Arrays.fill(block, (byte) octet);
    return block;
  }

  private static byte[] gzip(byte[] block, int times) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < times; i++) {
        out.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** Two members are one gzip file. */
  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}

package vn.econgdan.registry.residence;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import vn.econgdan.text.Diacritics;
import vn.econgdan.text.SmsTexts;

/**
 * One of Hanoi's 126 units since 01/07/2025, from data/hanoi_wards_2026.csv (source and licence in
 * NOTICE).
 *
 * @param kind PHUONG or XA
 */
record HanoiWard(String code, String name, String kind) {
  private static final String FILE = "/data/hanoi_wards_2026.csv";

  static List<HanoiWard> all() {
    try (InputStream in = Objects.requireNonNull(HanoiWard.class.getResourceAsStream(FILE), FILE);
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      return rows.stream().map(HanoiWard::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HanoiWard of(NamedCsvRecord row) {
    boolean commune = row.getField("type").equals("Xã");
    return new HanoiWard(
        row.getField("ward_code"), row.getField("full_name"), commune ? "XA" : "PHUONG");
  }

  /** Without diacritics, so that the prefix alone never makes an SMS dearer. */
  String textPrefix() {
    String bare = name.replaceFirst("^(Phường|Xã) ", "");
    return "UBND " + (kind.equals("XA") ? "X." : "P.") + plain(bare) + ": ";
  }

  private static String plain(String text) {
    return new SmsTexts().compose("", text, Diacritics.STRIP).value().text();
  }
}

package vn.econgdan.dispatch;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Document;

/**
 * recipients.csv: who, number, parts, state, times (CONTRACT 4); UTF-8 with BOM, so that Excel
 * reads it.
 */
final class RecipientsCsv {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private RecipientsCsv() {}

  static Document of(String notice, List<ProgressStore.RecipientRow> rows) {
    StringWriter out = new StringWriter();
    out.write('\ufeff');
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord("no", "group_code", "full_name", "phone", "parts", "states", "last_at");
    for (ProgressStore.RecipientRow row : rows) {
      csv.writeRecord(
          Integer.toString(row.memberNo()),
          harmless(row.groupCode()),
          harmless(row.fullName()),
          row.msisdn(),
          Integer.toString(row.parts()),
          row.states(),
          row.lastAt() == null
              ? ""
              : TIME.format(BusinessClock.local(row.lastAt()).toOffsetDateTime()));
    }
    return new Document(
        "text/csv; charset=utf-8",
        "recipients-" + notice + ".csv",
        out.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A spreadsheet takes a cell that starts like this for a formula. */
  private static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}

package vn.econgdan.dispatch.progress;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Document;
import vn.econgdan.kernel.Words;

/**
 * recipients.csv: who, number, parts, state, times (CONTRACT 4), and in words why a part did not
 * reach him; UTF-8 with BOM, so that Excel reads it.
 */
final class RecipientsCsv {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private static final String[] HEADER = {
    "no",
    "group_code",
    "full_name",
    "phone",
    "parts",
    "states",
    "reason",
    "started_at",
    "last_at",
    "explanation"
  };

  private final Explanation explanation;

  RecipientsCsv(Words words, Locale language) {
    this.explanation = new Explanation(words, language);
  }

  Document of(String notice, List<ProgressStore.RecipientRow> rows) {
    StringWriter out = new StringWriter();
    out.write('\ufeff');
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord(HEADER);
    for (int i = 0; i < rows.size(); i++) {
      csv.writeRecord(cells(i + 1, rows.get(i)));
    }
    return new Document(
        "text/csv; charset=utf-8",
        "recipients-" + notice + ".csv",
        out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String[] cells(int number, ProgressStore.RecipientRow row) {
    return new String[] {
      Integer.toString(number),
      harmless(row.groupCode()),
      harmless(row.fullName()),
      row.msisdn(),
      Integer.toString(row.parts()),
      row.states(),
      row.reason() == null ? "" : row.reason(),
      time(row.startedAt()),
      time(row.lastAt()),
      explanation.of(row)
    };
  }

  private static String time(Instant at) {
    return at == null ? "" : TIME.format(BusinessClock.local(at).toOffsetDateTime());
  }

  /** A spreadsheet takes a cell that starts like this for a formula. */
  private static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}

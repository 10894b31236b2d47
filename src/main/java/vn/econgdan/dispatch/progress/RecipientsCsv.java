package vn.econgdan.dispatch.progress;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Writer;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Download;
import vn.econgdan.kernel.Words;

/**
 * recipients.csv: who, number, parts, state, times (CONTRACT 4), and in codes and words why a part
 * did not reach him.
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

  /** Rows one by one, in their order. */
  interface Rows {
    void each(Consumer<ProgressStore.RecipientRow> take);
  }

  Download of(String notice, Rows rows) {
    return Download.csv("recipients-" + notice + ".csv", out -> write(out, rows));
  }

  private void write(Writer out, Rows rows) {
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord(HEADER);
    AtomicInteger number = new AtomicInteger();
    rows.each(row -> csv.writeRecord(cells(number.incrementAndGet(), row)));
  }

  private String[] cells(int number, ProgressStore.RecipientRow row) {
    return new String[] {
      Integer.toString(number),
      harmless(row.groupCode()),
      harmless(row.fullName()),
      row.msisdn(),
      Integer.toString(row.parts()),
      row.states(),
      reason(row),
      time(row.startedAt()),
      time(row.lastAt()),
      explanation.of(row)
    };
  }

  /** Our codes, and the carrier's as {@code err:027}. */
  private static String reason(ProgressStore.RecipientRow row) {
    Stream<String> ours = Stream.of(row.reason()).filter(Objects::nonNull);
    Stream<String> theirs = row.errors().stream().map(code -> "err:" + code);
    return Stream.concat(ours, theirs).collect(Collectors.joining(" "));
  }

  private static String time(Instant at) {
    return at == null ? "" : TIME.format(BusinessClock.local(at).toOffsetDateTime());
  }

  /** A spreadsheet takes a cell that starts like this for a formula. */
  private static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}

package vn.econgdan.reconcile.files;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One line of a carrier's file, checked cell by cell and, when it can be a record, written as a row
 * for {@code carrier_record}. Nothing is guessed: what a spreadsheet damaged beyond certain repair
 * is a reason.
 */
final class RecordReader {
  private static final int CELLS = 14;
  private static final int LONGEST_TEXT = 65;
  private static final String MAYBE_THOUSANDS = "\\d+([.,]\\d{3})+([.,]\\d+)?";
  private static final long AHEAD_SECONDS = Duration.ofDays(1).toSeconds();

  private final RecordHeader header;
  private final RecordForm form;
  private final RecordFields fields;
  private final RecordTimes times;
  private final RecordIds ids;
  private final RecordRecipient recipient = new RecordRecipient();
  private final LastCell lastCell = new LastCell();
  private final int shortest;
  private final Optional<RecordColumn> last;
  private final long latest;
  private final Set<Long> periods = new HashSet<>();
  private long submitted;
  private long done;
  private long period;
  private long partNo;
  private long partCount;
  private long unitPrice;
  private long amount;
  private long periodOfDay = -1;
  private long dayOfPeriod = -1;

  RecordReader(RecordHeader header, RecordForm form, Instant now) {
    this.header = header;
    this.shortest = header.shortest();
    this.last = header.last();
    this.form = form;
    this.fields = new RecordFields(header.separator());
    this.times = new RecordTimes(form.datePattern());
    this.ids = new RecordIds(form);
    this.latest = now.getEpochSecond() + AHEAD_SECONDS;
  }

  /** What a line is. */
  sealed interface Reading {
    record Row() implements Reading {}

    record Blank() implements Reading {}

    record Quarantined(LineProblem problem) implements Reading {}
  }

  private static final Reading ROW = new Reading.Row();
  private static final Reading BLANK = new Reading.Blank();

  /**
   * How many ids a spreadsheet has rounded; 0 unless that is certain, which only a look at all of
   * them tells.
   */
  long roundedIds() {
    return ids.areRounded() ? ids.rounded() : 0;
  }

  /** After {@code Row}, {@link #write} writes it. */
  Reading read(RecordLines line) {
    LineProblem problem = line.tooLong() ? tooLong(line) : splitOrProblem(line);
    if (problem == null && fields.isBlank()) {
      return BLANK;
    }
    LineProblem found = problem == null ? check(line) : problem;
    if (found != null) {
      return new Reading.Quarantined(found);
    }
    periods.add(period);
    lastCell.whole(lengthOfLast(), unitPrice, amount);
    return ROW;
  }

  private static LineProblem tooLong(RecordLines line) {
    return LineProblem.of(line.number(), LineReason.TOO_LONG, RecordLines.LONGEST);
  }

  private LineProblem splitOrProblem(RecordLines line) {
    LineReason broken = fields.split(line);
    if (broken == null) {
      return null;
    }
    boolean cut = broken == LineReason.QUOTE && !line.ended();
    return LineProblem.of(line.number(), cut ? LineReason.CUT_OFF : broken);
  }

  private LineProblem check(RecordLines line) {
    if (!line.ended() && isCut()) {
      return LineProblem.of(line.number(), LineReason.CUT_OFF);
    }
    if (!fits()) {
      return LineProblem.of(line.number(), LineReason.FIELDS, fields.count(), header.width());
    }
    LineProblem problem = checkWho(line.number());
    problem = problem == null ? checkTimes(line.number()) : problem;
    problem = problem == null ? checkParts(line.number()) : problem;
    problem = problem == null ? checkMoney(line.number()) : problem;
    return problem == null && !line.ended() && mayEndTooEarly()
        ? LineProblem.of(line.number(), LineReason.CUT_OFF)
        : problem;
  }

  private boolean isCut() {
    int end = header.width() - 1;
    return fields.count() < header.width()
        || fields.count() == header.width() && last.isPresent() && fields.isEmpty(end);
  }

  /** The last cell of a file without a last line end may have lost digits. */
  private boolean mayEndTooEarly() {
    if (last.isEmpty() || fields.count() != header.width()) {
      return false;
    }
    return switch (last.get()) {
      case UNIT_PRICE, AMOUNT -> !lastCell.isMoneyWhole(unitPrice, amount);
      default -> !lastCell.mayBeWhole(lengthOfLast());
    };
  }

  private int lengthOfLast() {
    int end = header.width() - 1;
    return end < fields.count() ? fields.to(end) - fields.from(end) : 0;
  }

  /** No needed cell too few, and nothing beyond the last column. */
  private boolean fits() {
    for (int cell = header.width(); cell < fields.count(); cell++) {
      if (!fields.isEmpty(cell)) {
        return false;
      }
    }
    return fields.count() >= shortest;
  }

  private LineProblem checkWho(long line) {
    int id = trimmed(RecordColumn.MESSAGE_ID);
    LineReason wrongId = ids.read(fields.octets(), fields.from(id), fields.to(id));
    if (wrongId != null) {
      return LineProblem.of(line, wrongId);
    }
    fields.cut(id, ids.end());
    if (!isWord(trimmed(RecordColumn.STATUS))) {
      return LineProblem.of(line, LineReason.STATUS_UNREADABLE);
    }
    int number = trimmed(RecordColumn.RECIPIENT);
    if (!recipient.read(fields.octets(), fields.from(number), fields.to(number))) {
      return LineProblem.of(line, whyNoRecipient(number));
    }
    return checkLengths(line);
  }

  private LineReason whyNoRecipient(int cell) {
    return RecordNumbers.isScientific(fields.octets(), fields.from(cell), fields.to(cell))
        ? LineReason.RECIPIENT_SPREADSHEET
        : LineReason.RECIPIENT_UNREADABLE;
  }

  private LineProblem checkLengths(long line) {
    LineProblem problem = checkLength(line, RecordColumn.MESSAGE_ID);
    problem = problem == null ? checkLength(line, RecordColumn.SENDER) : problem;
    return problem == null ? checkLength(line, RecordColumn.NETWORK) : problem;
  }

  private LineProblem checkLength(long line, RecordColumn column) {
    int cell = trimmed(column);
    return cell < 0 || fields.to(cell) - fields.from(cell) <= LONGEST_TEXT
        ? null
        : LineProblem.of(line, LineReason.CELL_TOO_LONG, column.title(), LONGEST_TEXT);
  }

  private LineProblem checkTimes(long line) {
    submitted = time(RecordColumn.SUBMIT_TIME);
    done = time(RecordColumn.DONE_TIME);
    if (submitted == RecordTimes.UNREADABLE || submitted == RecordTimes.NONE) {
      return noTime(line, RecordColumn.SUBMIT_TIME);
    }
    if (done == RecordTimes.UNREADABLE) {
      return noTime(line, RecordColumn.DONE_TIME);
    }
    if (submitted < RecordTimes.earliest()) {
      return LineProblem.of(line, LineReason.TIME_TOO_OLD);
    }
    if (submitted > latest || done > latest) {
      return LineProblem.of(line, LineReason.TIME_FUTURE);
    }
    findPeriod();
    return null;
  }

  /** Most lines are of the day of the one before. */
  private void findPeriod() {
    long day = Math.floorDiv(submitted, 3600L);
    if (day != dayOfPeriod) {
      dayOfPeriod = day;
      periodOfDay = RecordTimes.period(submitted);
    }
    period = periodOfDay;
  }

  private long time(RecordColumn column) {
    int cell = trimmed(column);
    return cell < 0
        ? RecordTimes.NONE
        : times.read(fields.octets(), fields.from(cell), fields.to(cell));
  }

  private LineProblem noTime(long line, RecordColumn column) {
    String written = fields.text(header.place(column));
    boolean spreadsheet =
        written.matches("\\d{5}([.,]\\d+)?|\\d{1,2}/\\d{1,2}/\\d{2,4}( .*)?|.*E\\+.*|#+");
    return spreadsheet
        ? LineProblem.of(line, LineReason.TIME_SPREADSHEET, column.title())
        : LineProblem.of(line, LineReason.TIME_UNREADABLE, column.title(), form.datePattern());
  }

  private LineProblem checkParts(long line) {
    partNo = part(RecordColumn.PART_NO);
    partCount = part(RecordColumn.PART_COUNT);
    if (partNo < 0 || partCount < 0) {
      RecordColumn column = partNo < 0 ? RecordColumn.PART_NO : RecordColumn.PART_COUNT;
      return LineProblem.of(line, LineReason.PART_UNREADABLE, column.title());
    }
    return partNo > partCount ? LineProblem.of(line, LineReason.PART_BEYOND) : null;
  }

  private long part(RecordColumn column) {
    int cell = trimmed(column);
    int end = RecordNumbers.wholeEnd(fields.octets(), fields.from(cell), fields.to(cell));
    return RecordNumbers.part(fields.octets(), fields.from(cell), end);
  }

  private LineProblem checkMoney(long line) {
    unitPrice = money(RecordColumn.UNIT_PRICE);
    amount = money(RecordColumn.AMOUNT);
    if (unitPrice < 0) {
      return noPrice(line, RecordColumn.UNIT_PRICE);
    }
    return amount < 0 ? noPrice(line, RecordColumn.AMOUNT) : null;
  }

  private long money(RecordColumn column) {
    int cell = trimmed(column);
    return RecordNumbers.amount(
        fields.octets(), fields.from(cell), fields.to(cell), form.amounts());
  }

  private LineProblem noPrice(long line, RecordColumn column) {
    String written = fields.text(header.place(column));
    LineReason reason = LineReason.PRICE_UNREADABLE;
    if (written.matches("-[\\d.,]+")) {
      reason = LineReason.PRICE_NEGATIVE;
    } else if (form.amounts() == RecordAmountForm.PLAIN && written.matches(MAYBE_THOUSANDS)) {
      reason = LineReason.PRICE_THOUSANDS;
    } else if (written.matches("[\\d.,]*[.,][\\d.,]*|[\\d.,]+[Ee]\\+\\d+|#+")) {
      reason = LineReason.PRICE_SPREADSHEET;
    }
    return LineProblem.of(line, reason, column.title());
  }

  /** SMPP's receipt words and what carriers made of them: which ones mean what, the match says. */
  private boolean isWord(int cell) {
    byte[] octets = fields.octets();
    int length = fields.to(cell) - fields.from(cell);
    for (int i = fields.from(cell); i < fields.to(cell); i++) {
      byte upper = (byte) (octets[i] & ~0x20);
      if ((upper < 'A' || upper > 'Z') && octets[i] != '_') {
        return false;
      }
    }
    return length >= 2 && length <= 20;
  }

  /** -1 when the file does not have it, or this line ends before it. */
  private int place(RecordColumn column) {
    int cell = header.place(column);
    return cell < fields.count() ? cell : -1;
  }

  private int trimmed(RecordColumn column) {
    int cell = place(column);
    if (cell >= 0) {
      fields.trim(cell);
    }
    return cell;
  }

  /** The row of the line just read. */
  void write(long line, CopyRows rows) {
    rows.begin(CELLS);
    rows.bigint(line);
    rows.date(period);
    rows.text(ids.key());
    text(rows, RecordColumn.MESSAGE_ID);
    rows.text(recipient.text());
    text(rows, RecordColumn.SENDER);
    rows.time(submitted);
    if (done == RecordTimes.NONE) {
      rows.nothing();
    } else {
      rows.time(done);
    }
    status(rows);
    text(rows, RecordColumn.NETWORK);
    rows.smallint(partNo);
    rows.smallint(partCount);
    rows.bigint(unitPrice);
    rows.bigint(amount);
  }

  private void text(CopyRows rows, RecordColumn column) {
    int cell = place(column);
    if (cell < 0 || fields.from(cell) == fields.to(cell)) {
      rows.nothing();
    } else {
      rows.text(fields.octets(), fields.from(cell), fields.to(cell));
    }
  }

  private void status(CopyRows rows) {
    int cell = header.place(RecordColumn.STATUS);
    byte[] octets = fields.octets();
    for (int i = fields.from(cell); i < fields.to(cell); i++) {
      if (octets[i] >= 'a' && octets[i] <= 'z') {
        octets[i] -= 0x20;
      }
    }
    rows.text(octets, fields.from(cell), fields.to(cell));
  }

  /** The key of the row just read. */
  RecordText key() {
    return ids.key();
  }

  /** First day of the month of the row just read, in days since 1970. */
  long period() {
    return period;
  }

  /** Months of the rows so far: their first days since 1970. */
  Set<Long> periods() {
    return periods;
  }
}

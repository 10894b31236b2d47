package vn.econgdan.reconcile;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Download;
import vn.econgdan.kernel.Msisdn;

/**
 * differences.csv: one row a difference, both sides' values, source file and line; UTF-8 with BOM,
 * so that Excel reads it. Numbers are masked, texts are not there at all. A cell that a spreadsheet
 * would take for a formula, or an id it would take for a number and damage, begins with an
 * apostrophe.
 */
final class DifferencesCsv {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Pattern VIETNAMESE = Pattern.compile("\\+84\\d{8,10}");
  private static final int EXACT_DIGITS = 11;

  /** Long digits become 8.12E+18, leading zeros vanish, 12E5 is a number too. */
  private static final Pattern NUMBER = Pattern.compile("\\d+([eE]\\d+)?");

  private static final String[] HEADER = {
    "kind",
    "also_differs",
    "counts_in",
    "our_message_id",
    "our_recipient",
    "our_submit_time",
    "our_part_no",
    "our_part_count",
    "our_state",
    "our_price",
    "their_message_id",
    "their_recipient",
    "their_submit_time",
    "their_part_no",
    "their_part_count",
    "their_status",
    "their_unit_price",
    "their_amount",
    "file",
    "line",
    "their_sender",
    "their_done_time",
    "their_network"
  };

  private DifferencesCsv() {}

  /** Rows one by one, as {@link DifferenceStore#each} gives them. */
  interface Rows {
    void each(Consumer<DifferenceStore.Row> take);
  }

  static Download of(MatchMonth month, Rows rows) {
    String name = "differences-" + month.carrier() + "-" + month.month() + ".csv";
    return Download.csv(
        name,
        out -> {
          CsvWriter csv = CsvWriter.builder().build(out);
          csv.writeRecord(HEADER);
          rows.each(row -> csv.writeRecord(cells(row)));
        });
  }

  private static String[] cells(DifferenceStore.Row row) {
    return new String[] {
      row.kind(),
      String.join(" ", row.alsoDiffers()),
      row.side(),
      id(row.ourId()),
      masked(row.ourMsisdn(), row.theirRecipient()),
      time(row.ourAt()),
      text(row.ourPartNo()),
      text(row.ourPartCount()),
      text(row.ourState()),
      dong(row.ourRateE4()),
      id(row.theirId()),
      masked(row.theirRecipient(), row.ourMsisdn()),
      time(row.theirAt()),
      text(row.theirPartNo()),
      text(row.theirPartCount()),
      harmless(text(row.theirStatus())),
      dong(row.theirUnitPriceE4()),
      dong(row.theirAmountE4()),
      harmless(text(row.file())),
      text(row.line()),
      harmless(text(row.theirSender())),
      time(row.theirDoneAt()),
      harmless(text(row.theirNetwork()))
    };
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  /** As in the carrier's own files. */
  private static String time(Instant at) {
    return at == null ? "" : TIME.format(BusinessClock.local(at));
  }

  /** Exact, with as many decimals as it has, but never three: those might be thousands. */
  static String dong(Long e4) {
    if (e4 == null) {
      return "";
    }
    BigDecimal exact = BigDecimal.valueOf(e4, 4);
    BigDecimal shown = exact.stripTrailingZeros();
    return (shown.scale() == 3 ? exact : shown).toPlainString();
  }

  static String id(String id) {
    String cell = text(id);
    boolean damaged =
        NUMBER.matcher(cell).matches()
            && (cell.length() > EXACT_DIGITS || cell.startsWith("0") || !isDigits(cell));
    return damaged ? "'" + cell : harmless(cell);
  }

  private static boolean isDigits(String cell) {
    return cell.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  /**
   * Who reconciles need not know whose number it is; of one that is none, nothing is shown. Where
   * the sides differ the differing digits are, so that a slip can be told from another number.
   */
  static String masked(String number, String otherSide) {
    if (number == null) {
      return "";
    }
    Optional<Msisdn> other = Optional.ofNullable(otherSide).flatMap(DifferencesCsv::msisdn);
    return msisdn(number)
        .map(own -> other.map(own::maskedBeside).orElseGet(own::masked))
        .orElse("•••");
  }

  private static Optional<Msisdn> msisdn(String number) {
    String e164 = number.startsWith("+") ? number : "+" + number;
    return VIETNAMESE.matcher(e164).matches() ? Optional.of(new Msisdn(e164)) : Optional.empty();
  }
}

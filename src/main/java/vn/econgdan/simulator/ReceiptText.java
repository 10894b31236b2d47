package vn.econgdan.simulator;

import java.nio.charset.StandardCharsets;

/** Writes the text of a receipt in one of the forms that carriers use. */
final class ReceiptText {
  static final String GARBAGE = "\u0001\u007f%%% delivery ok??? \u00ff";
  private static final int QUOTED_LETTERS = 20;

  private ReceiptText() {}

  static String of(ReceiptForm form, String id, String state, LedgerRow row) {
    String head = "id:" + id;
    String stat = " stat:" + state + " err:" + "%03d".formatted(StateMix.error(state));
    String tail = stat + " text:" + quote(row);
    String counts = " sub:001 dlvrd:" + (StateMix.number(state) == 2 ? "001" : "000");
    return switch (form) {
      case STANDARD -> head + counts + dates(CarrierTime.MINUTES, row) + tail;
      case DATES_12_DIGITS -> head + counts + dates(CarrierTime.SECONDS, row) + tail;
      case DATES_12_DIGITS_YEAR -> head + dates(CarrierTime.YEAR_MINUTES, row) + stat;
      case DATES_14_DIGITS -> head + dates(CarrierTime.YEAR_SECONDS, row) + stat;
      case NO_DATES -> head + counts + " submit date:N/A done date:N/A" + tail;
      case NO_SUB_DLVRD -> head + dates(CarrierTime.MINUTES, row) + tail;
      case NULLS -> nulls(head, state, row);
      case UPPER_CASE_ID -> upper(head + counts + dates(CarrierTime.MINUTES, row) + tail);
      case NO_TEXT -> head + counts + dates(CarrierTime.MINUTES, row) + stat;
      case NO_STAT_LABEL ->
          head + counts + dates(CarrierTime.MINUTES, row) + stat.replace("stat:", "");
      case GARBAGE -> GARBAGE;
    };
  }

  private static String dates(CarrierTime form, LedgerRow row) {
    return " submit date:" + form.write(row.atMillis()) + " done date:" + form.write(done(row));
  }

  private static long done(LedgerRow row) {
    return row.doneAtMillis();
  }

  private static String nulls(String head, String state, LedgerRow row) {
    String dates = dates(CarrierTime.YEAR_MINUTES, row);
    return head + " sub:null dlvrd:null" + dates + " stat:" + state + " err:null text:";
  }

  private static String upper(String text) {
    return text.replace("id:", "Id:").replace(" sub:", " Sub:").replace(" text:", " Text:");
  }

  /** The beginning of the message, when it is plain and was kept. */
  private static String quote(LedgerRow row) {
    if (!row.octetsKept() || row.dataCoding() != 0 || row.esmClass() != 0) {
      return "";
    }
    String text = new String(row.octets(), StandardCharsets.ISO_8859_1);
    String start = text.substring(0, Math.min(QUOTED_LETTERS, text.length()));
    return start.replaceAll("[^ -~]", "?");
  }
}

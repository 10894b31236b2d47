package vn.econgdan.reconcile.files;

/** Why a line cannot be a record; sentences stand under {@code refusal.RECORD_…}. */
enum LineReason {
  /** Cells there are, cells of the header. */
  FIELDS,
  /** The file ends within this line. */
  CUT_OFF,
  /** The most octets a line may have. */
  TOO_LONG,
  /** Windows-1258 or the like; nothing of the line is certain. */
  NOT_UTF8,
  CONTROL_CHARACTER,
  QUOTE,
  ID_EMPTY,
  ID_SPREADSHEET,
  /** A quote, a space, a letter with a mark: no id has such. */
  ID_CHARACTERS,
  ID_NOT_HEX,
  ID_NOT_DECIMAL,
  RECIPIENT_SPREADSHEET,
  RECIPIENT_UNREADABLE,
  /** The column. */
  TIME_SPREADSHEET,
  /** The column, the configured form. */
  TIME_UNREADABLE,
  TIME_FUTURE,
  TIME_TOO_OLD,
  STATUS_UNREADABLE,
  /** The column. */
  PART_UNREADABLE,
  PART_BEYOND,
  /** The column. */
  PRICE_SPREADSHEET,
  /** The column: 1.100 may be 1100 and 1.1. */
  PRICE_THOUSANDS,
  /** The column. */
  PRICE_UNREADABLE,
  /** The column. */
  PRICE_NEGATIVE,
  /** The column, the most characters. */
  CELL_TOO_LONG;

  String code() {
    return "RECORD_" + name();
  }
}

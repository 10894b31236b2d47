package vn.econgdan.reconcile.files;

/** Why none of a file counts; sentences stand under {@code refusal.RECORDS_…}. */
enum FileReason {
  EMPTY,
  TOO_LARGE,
  /** How many times its size. */
  EXPANDS_TOO_FAR,
  BROKEN_GZIP,
  WORKBOOK,
  UTF16,
  /** The line. */
  NOT_UTF8,
  /** The missing titles. */
  HEADER_MISSING,
  /** The title. */
  HEADER_TWICE,
  NO_ROWS,
  /** Quarantined lines, all lines. */
  MOSTLY_UNREADABLE,
  /** Lines whose id lost its last digits. */
  IDS_ROUNDED,
  /** How often it was begun. */
  INTERRUPTED;

  String code() {
    return "RECORDS_" + name();
  }
}

package vn.econgdan.reconcile.files;

/** How a carrier's file writes the id it gave in the answer to a submit (ECONGDAN_RECORDS_ID). */
public enum RecordIdForm {
  /** As in the answer. */
  SAME,
  /** In hex, whatever the answer was in. */
  HEX,
  /** In decimal, whatever the answer was in. */
  DECIMAL
}

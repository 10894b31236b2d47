package vn.econgdan.simulator;

/** How the text of a receipt is written; each form has been seen at some carrier. */
public enum ReceiptForm {
  /** {@code id: sub: dlvrd: submit date:yyMMddHHmm done date: stat: err: text:} (SMPP 3.4, B). */
  STANDARD,
  /** yyMMddHHmmss. */
  DATES_12_DIGITS,
  /** yyyyMMddHHmm, without sub and dlvrd. */
  DATES_12_DIGITS_YEAR,
  /** yyyyMMddHHmmss, without sub, dlvrd and text. */
  DATES_14_DIGITS,
  /** {@code done date:N/A}. */
  NO_DATES,
  NO_SUB_DLVRD,
  /** {@code sub:null dlvrd:null … err:null}. */
  NULLS,
  /** {@code Id: Sub: … Text:}. */
  UPPER_CASE_ID,
  NO_TEXT,
  /** The state as a bare word. */
  NO_STAT_LABEL,
  /** No receipt's text at all. */
  GARBAGE
}

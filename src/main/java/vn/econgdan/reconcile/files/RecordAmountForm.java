package vn.econgdan.reconcile.files;

/**
 * What a point and a comma mean in a carrier's amounts (ECONGDAN_RECORDS_AMOUNT). A point before
 * three digits is a decimal point in one country and thousands in another; a file does not say.
 */
public enum RecordAmountForm {
  /** Both are decimal; before exactly three digits they may be thousands and are not taken. */
  PLAIN,
  /** 1.100,5 is one thousand one hundred and a half, as Vietnamese write it. */
  THOUSANDS_POINT,
  /** 1,100.5 is the same. */
  THOUSANDS_COMMA
}

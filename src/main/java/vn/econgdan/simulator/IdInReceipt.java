package vn.econgdan.simulator;

/** How the receipt writes the message id, seen from the answer to the submit. */
public enum IdInReceipt {
  SAME,
  LOWER_CASE,
  /** The answer was decimal, the receipt is hex. */
  HEX_IN_RECEIPT,
  /** The answer was hex, the receipt is decimal. */
  HEX_IN_RESPONSE,
  /** As HEX_IN_RESPONSE, padded to 22 digits with zeros. */
  HEX_IN_RESPONSE_PADDED,
  /** Decimal without the zeros that the answer had in front. */
  ZEROS_STRIPPED;

  boolean fits(IdForm form) {
    return switch (this) {
      case SAME, LOWER_CASE -> true;
      case HEX_IN_RECEIPT, ZEROS_STRIPPED -> form != IdForm.UUID && !form.hex();
      case HEX_IN_RESPONSE, HEX_IN_RESPONSE_PADDED -> form.hex();
    };
  }
}

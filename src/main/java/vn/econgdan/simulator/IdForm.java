package vn.econgdan.simulator;

import java.util.regex.Pattern;

/** How the answer to a submit writes the message id. */
public enum IdForm {
  /** Up to 19 digits. */
  DECIMAL("\\d{1,19}"),
  /** The number to base 16, in capitals. */
  HEX("\\p{XDigit}{1,16}"),
  UUID("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"),
  /** 23 digits, zeros first. */
  DECIMAL_LEADING_ZEROS("\\d{23}"),
  /** A number above 2^63. */
  DECIMAL_BEYOND_LONG("\\d{19,20}"),
  /** A number above 2^63 to base 16, in capitals. */
  HEX_BEYOND_LONG("\\p{XDigit}{16}");

  private static final IdForm[] ALL = values();
  private final Pattern looks;

  IdForm(String looks) {
    this.looks = Pattern.compile(looks);
  }

  static IdForm at(int ordinal) {
    return ALL[ordinal];
  }

  boolean looksLike(String id) {
    return looks.matcher(id).matches();
  }

  boolean beyond() {
    return this == DECIMAL_BEYOND_LONG || this == HEX_BEYOND_LONG;
  }

  boolean hex() {
    return this == HEX || this == HEX_BEYOND_LONG;
  }
}

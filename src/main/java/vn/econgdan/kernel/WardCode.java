package vn.econgdan.kernel;

import java.util.regex.Pattern;

/** A ward's five-digit code (Decision 19/2025/QĐ-TTg); a string, since leading zeros count. */
public record WardCode(String code) {
  private static final Pattern FIVE_DIGITS = Pattern.compile("\\d{5}");

  public WardCode {
    if (code == null || !FIVE_DIGITS.matcher(code).matches()) {
      throw new IllegalArgumentException("a ward code has five digits");
    }
  }

  @Override
  public String toString() {
    return code;
  }
}

package vn.econgdan.kernel;

import java.util.regex.Pattern;

/**
 * A Vietnamese mobile or fixed number in E.164 ({@code +84…}). Holding one says only that the shape
 * is right; whether it may receive an SMS is the registry's verdict.
 */
public record Msisdn(String e164) {
  private static final Pattern E164 = Pattern.compile("\\+84\\d{8,10}");
  private static final int PREFIX = 4;
  private static final int HIDDEN = 3;

  public Msisdn {
    if (e164 == null || !E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("not a Vietnamese number in E.164");
    }
  }

  /** The digits as carriers want them: {@code 84…}, no plus sign. */
  public String digits() {
    return e164.substring(1);
  }

  /** As people read it: {@code 0836 030 999}. */
  public String display() {
    String national = "0" + e164.substring(3);
    return national.substring(0, 4) + " " + national.substring(4, 7) + " " + national.substring(7);
  }

  /** As whoever need not know it sees it: {@code 0836 ••• 999}. */
  public String masked() {
    String national = "0" + e164.substring(3);
    return national.substring(0, 4) + " ••• " + national.substring(7);
  }

  /**
   * Masked for who compares it with another: {@code 0836 ••1 •••} beside {@code 0836 ••2 •••}. The
   * first four digits are shown and those that differ. Numbers of different lengths, or with fewer
   * than three digits to hide, are two people's: each is masked as ever.
   */
  public String maskedBeside(Msisdn other) {
    String own = "0" + e164.substring(3);
    String others = "0" + other.e164.substring(3);
    if (own.length() != others.length() || own.equals(others)) {
      return masked();
    }
    StringBuilder shown = new StringBuilder(own.substring(0, PREFIX));
    int hidden = 0;
    for (int i = PREFIX; i < own.length(); i++) {
      boolean differs = own.charAt(i) != others.charAt(i);
      hidden += differs ? 0 : 1;
      shown.append(i == PREFIX || i == PREFIX + 3 ? " " : "");
      shown.append(differs ? own.charAt(i) : '•');
    }
    return hidden < HIDDEN ? masked() : shown.toString();
  }

  /** Masked, so that a number cannot slip into a log line by concatenation. */
  @Override
  public String toString() {
    return masked();
  }
}

package vn.econgdan.kernel;

import java.util.regex.Pattern;

/**
 * A Vietnamese mobile or fixed number in E.164 ({@code +84…}). Holding one says only that the shape
 * is right; whether it may receive an SMS is the registry's verdict.
 */
public record Msisdn(String e164) {
  private static final Pattern E164 = Pattern.compile("\\+84\\d{8,10}");

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

  /** Masked, so that a number cannot slip into a log line by concatenation. */
  @Override
  public String toString() {
    return masked();
  }
}

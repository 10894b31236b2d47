package vn.econgdan.dispatch;

import java.math.BigInteger;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Makes the carrier's ids comparable: the answer to a submit and its receipt may write the same id
 * in different bases, cases and widths (ECONGDAN_SMPP_MESSAGE_ID). Which base is a setting, never a
 * guess: "10" and "16" are the same id only when that was configured.
 */
public enum CarrierIds {
  SAME("same"),
  HEX_IN_RECEIPT("hex-in-receipt"),
  HEX_IN_RESPONSE("hex-in-response");

  private final String setting;

  CarrierIds(String setting) {
    this.setting = setting;
  }

  /** The value of ECONGDAN_SMPP_MESSAGE_ID. */
  public String setting() {
    return setting;
  }

  /** An {@link IllegalArgumentException} that names the setting when there is no such value. */
  public static CarrierIds of(String setting) {
    return Stream.of(values())
        .filter(value -> value.setting.equals(setting))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "ECONGDAN_SMPP_MESSAGE_ID must be same, hex-in-receipt or hex-in-response"));
  }

  /** The key of an id that came with the answer to a submit. */
  public String ofResponse(String id) {
    return key(id, this == HEX_IN_RESPONSE);
  }

  /** The key of an id in a receipt's text or in the carrier's records. */
  public String ofReceipt(String id) {
    return key(id, this == HEX_IN_RECEIPT);
  }

  private String key(String id, boolean hex) {
    String plain = id.strip().toLowerCase(Locale.ROOT);
    if (hex && isHex(plain) || this != SAME && isHex(plain) && !isDecimal(plain)) {
      return new BigInteger(plain, 16).toString(); // a letter betrays hex on either side
    }
    return isDecimal(plain) ? new BigInteger(plain).toString() : plain;
  }

  private static boolean isHex(String id) {
    return id.matches("[0-9a-f]+");
  }

  private static boolean isDecimal(String id) {
    return id.matches("[0-9]+");
  }
}

package vn.econgdan.receipt;

import java.util.Optional;
import java.util.regex.Pattern;
import vn.econgdan.dispatch.DeliverSm;

/**
 * Whose receipt it is, in E.164. The source address of a receipt is the recipient (SMPP 3.4, 4.6);
 * some carriers keep the order of the submit instead, and then our originator stands first.
 */
final class RecipientNumber {
  private static final Pattern DIGITS = Pattern.compile("\\+?\\d{8,15}");

  private RecipientNumber() {}

  /** Empty when the receipt names nobody: an alphanumeric or masked address is no number. */
  static Optional<String> of(DeliverSm delivered) {
    return e164(delivered.source().number()).or(() -> e164(delivered.destination().number()));
  }

  static Optional<String> e164(String address) {
    if (isInternational(address)) {
      return Optional.of("+" + address);
    }
    String plain = address.strip();
    return DIGITS.matcher(plain).matches()
        ? Optional.of("+" + international(plain.replaceFirst("^\\+?0*", ""), plain))
        : Optional.empty();
  }

  /** As nearly every carrier writes it: 84 and nine or ten digits. */
  private static boolean isInternational(String address) {
    return address.startsWith("84")
        && (address.length() == 11 || address.length() == 12)
        && address.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** A trunk zero or nine bare digits are national; anything else is what it says. */
  private static String international(String significant, String as) {
    boolean trunk = as.startsWith("0") && !as.startsWith("00");
    return trunk || significant.length() <= 9 ? "84" + significant : significant;
  }
}

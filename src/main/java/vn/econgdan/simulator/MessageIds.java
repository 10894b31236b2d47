package vn.econgdan.simulator;

import java.math.BigInteger;
import java.util.Locale;
import java.util.UUID;

/**
 * The ids a carrier gives. Behind each stands one number that is never given twice; its form and
 * how the receipt writes it are behaviour.
 */
final class MessageIds {
  static final long NONE = -1;
  private static final BigInteger BEYOND = BigInteger.ONE.shiftLeft(63);
  private static final long UUID_LOW_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

  private MessageIds() {}

  static String inResponse(long number, IdForm form) {
    return switch (form) {
      case DECIMAL -> Long.toString(number);
      case HEX, HEX_BEYOND_LONG -> hex(value(number, form));
      case UUID -> uuid(number).toString();
      case DECIMAL_LEADING_ZEROS -> "%023d".formatted(number);
      case DECIMAL_BEYOND_LONG -> value(number, form).toString();
    };
  }

  /** A relation that does not fit the form leaves the id as it was answered. */
  static String inReceipt(long number, IdForm form, IdInReceipt relation) {
    return switch (relation.fits(form) ? relation : IdInReceipt.SAME) {
      case SAME -> inResponse(number, form);
      case LOWER_CASE -> inResponse(number, form).toLowerCase(Locale.ROOT);
      case HEX_IN_RECEIPT -> hex(value(number, form));
      case HEX_IN_RESPONSE, ZEROS_STRIPPED -> value(number, form).toString();
      case HEX_IN_RESPONSE_PADDED -> "%022d".formatted(value(number, form));
    };
  }

  /**
   * The number behind an id as the answer wrote it; {@link #NONE} when this form never looks so.
   */
  static long number(String id, IdForm form) {
    if (!form.looksLike(id)) {
      return NONE;
    }
    long number = form == IdForm.UUID ? low(id) : plain(new BigInteger(id, base(form)), form);
    return inResponse(number, form).equalsIgnoreCase(id) ? number : NONE;
  }

  private static long low(String id) {
    return UUID.fromString(id).getLeastSignificantBits() & UUID_LOW_BITS;
  }

  private static int base(IdForm form) {
    return form.hex() ? 16 : 10;
  }

  private static long plain(BigInteger value, IdForm form) {
    return (form.beyond() ? value.subtract(BEYOND) : value).longValue();
  }

  private static BigInteger value(long number, IdForm form) {
    BigInteger value = BigInteger.valueOf(number);
    return form.beyond() ? value.add(BEYOND) : value;
  }

  private static String hex(BigInteger value) {
    return value.toString(16).toUpperCase(Locale.ROOT);
  }

  /** Random by its looks; the number stands in the low 62 bits, so that no two are the same. */
  private static UUID uuid(long number) {
    long high = Fingerprint.mix(number) & ~0xF000L | 0x4000L;
    return new UUID(high, number & UUID_LOW_BITS | Long.MIN_VALUE);
  }
}

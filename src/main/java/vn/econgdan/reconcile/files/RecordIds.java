package vn.econgdan.reconcile.files;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.econgdan.dispatch.CarrierIds;

/**
 * The key of an id, which is that of our attempt with the same id: the rules are those of {@link
 * CarrierIds}; nearly all ids are plain decimal, and those are read without a regular expression.
 */
final class RecordIds {
  private static final int LONGEST_LONG = 15;

  /** What a message id of SMPP is made of; quotes, spaces and commas are not. */
  private static final String MARKS = "._:/+@=-#~|$%&";

  /** Thousands, or zeros behind a point that may be either: no id any more. */
  private static final Pattern DAMAGED_NUMBER =
      Pattern.compile("\\d{1,3}(\\.\\d{3}){2,}|\\d+\\.0+|#+");

  /** Up to here a spreadsheet's number is exact. */
  private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

  private final RecordIdForm form;
  private final CarrierIds ids;
  private RecordText key;
  private int end;

  RecordIds(RecordForm form) {
    this.form = form.idForm();
    this.ids = form.ids();
  }

  /** Null when {@link #key} holds the id's key; {@link #end} is where the id ends. */
  LineReason read(byte[] octets, int from, int to) {
    end = RecordNumbers.wholeEnd(octets, from, to);
    return end < to && mayBeRounded(octets, from, end)
        ? LineReason.ID_SPREADSHEET
        : readWhole(octets, from, end);
  }

  /** 8120000000931000320.0: a number of 53 bits holds it, but perhaps it stood for another. */
  private static boolean mayBeRounded(byte[] octets, int from, int to) {
    BigInteger id = new BigInteger(text(octets, from, to));
    return id.compareTo(EXACT) > 0 && new BigDecimal(id.doubleValue()).toBigInteger().equals(id);
  }

  private LineReason readWhole(byte[] octets, int from, int to) {
    if (from == to) {
      return LineReason.ID_EMPTY;
    }
    if (RecordNumbers.isScientific(octets, from, to)) {
      return LineReason.ID_SPREADSHEET;
    }
    return switch (form) {
      case HEX -> hex(octets, from, to);
      case DECIMAL ->
          RecordNumbers.areDigits(octets, from, to)
              ? decimal(octets, from, to)
              : LineReason.ID_NOT_DECIMAL;
      case SAME -> same(octets, from, to);
    };
  }

  private LineReason same(byte[] octets, int from, int to) {
    if (ids != CarrierIds.HEX_IN_RESPONSE && RecordNumbers.areDigits(octets, from, to)) {
      return decimal(octets, from, to);
    }
    if (!isId(octets, from, to)) {
      return LineReason.ID_CHARACTERS;
    }
    if (DAMAGED_NUMBER.matcher(text(octets, from, to)).matches()) {
      return LineReason.ID_SPREADSHEET;
    }
    return keep(ids.ofResponse(text(octets, from, to)));
  }

  /** Zeros in front mean nothing, so a spreadsheet may have them. */
  private LineReason decimal(byte[] octets, int from, int to) {
    int first = from;
    while (first < to - 1 && octets[first] == '0') {
      first++;
    }
    key = new RecordText(octets, first, to);
    return null;
  }

  private LineReason hex(byte[] octets, int from, int to) {
    String text = text(octets, from, to).toLowerCase(Locale.ROOT);
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return LineReason.ID_NOT_HEX;
      }
    }
    return keep(
        text.length() <= LONGEST_LONG
            ? Long.toString(Long.parseLong(text, 16))
            : new BigInteger(text, 16).toString());
  }

  private LineReason keep(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    key = new RecordText(octets, 0, octets.length);
    return null;
  }

  private static boolean isId(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      byte letter = (byte) (octets[i] & ~0x20);
      boolean plain = octets[i] >= '0' && octets[i] <= '9' || letter >= 'A' && letter <= 'Z';
      if (!plain && MARKS.indexOf(octets[i]) < 0) {
        return false;
      }
    }
    return octets[from] != '=';
  }

  private static String text(byte[] octets, int from, int to) {
    return new String(octets, from, to - from, StandardCharsets.UTF_8);
  }

  RecordText key() {
    return key;
  }

  /** Behind the last octet of the id; zeros of a spreadsheet may follow. */
  int end() {
    return end;
  }
}

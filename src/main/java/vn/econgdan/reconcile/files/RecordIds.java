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

  /** So many digits a spreadsheet keeps of a number; the rest becomes zeros. */
  private static final int SPREADSHEET_DIGITS = 15;

  /** So many zeros in a row of ids are no chance any more. */
  private static final int CERTAINLY_ROUNDED = 30;

  private final RecordIdForm form;
  private final CarrierIds ids;
  private long roundedIds;
  private long zeros;
  private boolean anyWhole;
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
    return zerosBeyond(octets, from, to) > 0
        || id.compareTo(EXACT) > 0 && new BigDecimal(id.doubleValue()).toBigInteger().equals(id);
  }

  /** How many digits follow the fifteenth when all of them are zeros; else 0. */
  private static int zerosBeyond(byte[] octets, int from, int to) {
    int first = from;
    while (first < to && octets[first] == '0') {
      first++;
    }
    for (int i = first + SPREADSHEET_DIGITS; i < to; i++) {
      if (octets[i] != '0') {
        return 0;
      }
    }
    return Math.max(to - first - SPREADSHEET_DIGITS, 0);
  }

  /**
   * Whether every long id of the file ends in zeros where a spreadsheet has none of the digits any
   * more: then each stands for many, and one that matches may match the wrong part.
   */
  boolean areRounded() {
    return !anyWhole && zeros >= CERTAINLY_ROUNDED;
  }

  /** How many such ids there are. */
  long rounded() {
    return roundedIds;
  }

  private void countZeros(byte[] octets, int from, int to) {
    if (to - from <= SPREADSHEET_DIGITS || !RecordNumbers.areDigits(octets, from, to)) {
      return;
    }
    int beyond = zerosBeyond(octets, from, to);
    anyWhole |= beyond == 0;
    zeros += beyond;
    roundedIds += beyond > 0 ? 1 : 0;
  }

  private LineReason readWhole(byte[] octets, int from, int to) {
    if (from == to) {
      return LineReason.ID_EMPTY;
    }
    countZeros(octets, from, to);
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

package vn.econgdan.reconcile.files;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import vn.econgdan.dispatch.CarrierIds;

/**
 * The key of an id, which is that of our attempt with the same id: the rules are those of {@link
 * CarrierIds}; nearly all ids are plain decimal, and those are read without a regular expression.
 */
final class RecordIds {
  private static final int LONGEST_LONG = 15;

  private final RecordIdForm form;
  private final CarrierIds ids;
  private RecordText key;

  RecordIds(RecordForm form) {
    this.form = form.idForm();
    this.ids = form.ids();
  }

  /** Null when {@link #key} holds the id's key. */
  LineReason read(byte[] octets, int from, int to) {
    if (from == to) {
      return LineReason.ID_EMPTY;
    }
    if (RecordNumbers.isScientific(octets, from, to)) {
      return LineReason.ID_SPREADSHEET;
    }
    return switch (form) {
      case HEX -> hex(octets, from, to);
      case DECIMAL ->
          isDecimal(octets, from, to) ? decimal(octets, from, to) : LineReason.ID_NOT_DECIMAL;
      case SAME -> same(octets, from, to);
    };
  }

  private LineReason same(byte[] octets, int from, int to) {
    if (ids != CarrierIds.HEX_IN_RESPONSE && isDecimal(octets, from, to)) {
      return decimal(octets, from, to);
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

  private static boolean isDecimal(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      if (octets[i] < '0' || octets[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] octets, int from, int to) {
    return new String(octets, from, to - from, StandardCharsets.UTF_8);
  }

  RecordText key() {
    return key;
  }
}

package vn.econgdan.reconcile.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The cells of one line, without quotes, without what nobody sees and without spaces around them. A
 * protection that keeps a spreadsheet from damaging a cell ({@code '812}, {@code ="812"}) is taken
 * off. Nothing is copied unless the line has quotes or invisible characters; what is read is good
 * until the next line.
 */
final class RecordFields {
  private static final int MOST = 256;

  private final byte separator;
  private final byte[] unquoted = new byte[RecordLines.LONGEST + 1];
  private final int[] from = new int[MOST];
  private final int[] to = new int[MOST];
  private byte[] octets;
  private int begin;
  private int end;
  private int count;
  private boolean quotes;
  private boolean control;
  private boolean foreign;

  RecordFields(char separator) {
    this.separator = (byte) separator;
  }

  /** Null when the line could be split. */
  LineReason split(RecordLines line) {
    octets = line.octets();
    begin = line.start();
    end = line.end();
    separate();
    if (foreign && !isUtf8()) {
      // the cut of a file may go through a letter
      return line.ended() ? LineReason.NOT_UTF8 : LineReason.CUT_OFF;
    }
    if (foreign && InvisibleCharacters.mayBeIn(octets, begin, end)) {
      octets = InvisibleCharacters.removed(octets, begin, end);
      begin = 0;
      end = octets.length;
      separate();
    }
    if (quotes && !splitQuoted()) {
      return LineReason.QUOTE;
    }
    return control && holdsControl() ? LineReason.CONTROL_CHARACTER : null;
  }

  private void separate() {
    count = 0;
    quotes = false;
    control = false;
    foreign = false;
    int cell = begin;
    for (int i = begin; i < end; i++) {
      byte b = octets[i];
      if (b == separator) {
        add(cell, i);
        cell = i + 1;
      } else if (b < ' ') {
        foreign |= b < 0;
        control |= b >= 0;
      } else {
        quotes |= b == '"';
      }
    }
    add(cell, end);
  }

  private boolean isUtf8() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, begin, end - begin));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Around a cell a tab is a space: people put one there to keep a spreadsheet from an id. */
  private boolean holdsControl() {
    for (int cell = 0; cell < count; cell++) {
      trim(cell);
      for (int i = from[cell]; i < to[cell]; i++) {
        if (octets[i] >= 0 && octets[i] < ' ') {
          return true;
        }
      }
    }
    return false;
  }

  /** False when a quote is never closed, or something stands behind the closing one. */
  private boolean splitQuoted() {
    count = 0;
    int written = 0;
    int i = begin;
    while (i <= end) {
      int cell = written;
      if (i < end && octets[i] == '"') {
        i++;
        while (i < end && (octets[i] != '"' || i + 1 < end && octets[i + 1] == '"')) {
          i += octets[i] == '"' ? 1 : 0;
          unquoted[written++] = octets[i++];
        }
        if (i++ >= end || i < end && octets[i] != separator) {
          return false;
        }
      } else {
        while (i < end && octets[i] != separator) {
          unquoted[written++] = octets[i++];
        }
      }
      add(cell, written);
      i++;
    }
    octets = unquoted;
    return true;
  }

  private void add(int begin, int end) {
    if (count == MOST) {
      return;
    }
    from[count] = begin;
    to[count] = end;
    count++;
  }

  /** Spaces around a cell and its protection do not count; done only where a cell is read. */
  void trim(int cell) {
    do {
      while (from[cell] < to[cell] && isBlank(octets[from[cell]])) {
        from[cell]++;
      }
      while (to[cell] > from[cell] && isBlank(octets[to[cell] - 1])) {
        to[cell]--;
      }
    } while (unprotect(cell));
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  /** False when there is no protection: '812, '812', "812", ="812", =812. */
  private boolean unprotect(int cell) {
    int first = from[cell];
    int last = to[cell] - 1;
    if (first > last) {
      return false;
    }
    byte mark = octets[first];
    if (mark == '\'') {
      from[cell]++;
      to[cell] -= last > first && octets[last] == '\'' ? 1 : 0;
      return true;
    }
    boolean closed = last > first && octets[last] == '"';
    boolean formula =
        mark == '=' && (closed && octets[first + 1] == '"' || isDigits(first + 1, last + 1));
    if (formula) {
      from[cell]++;
    } else if (mark == '"' && closed) {
      from[cell]++;
      to[cell]--;
    }
    return from[cell] > first;
  }

  private boolean isDigits(int start, int stop) {
    for (int i = start; i < stop; i++) {
      if (octets[i] < '0' || octets[i] > '9') {
        return false;
      }
    }
    return stop > start;
  }

  /** The cell ends here: what stands behind is no part of its value. */
  void cut(int cell, int at) {
    to[cell] = at;
  }

  int count() {
    return count;
  }

  byte[] octets() {
    return octets;
  }

  int from(int cell) {
    return from[cell];
  }

  int to(int cell) {
    return to[cell];
  }

  boolean isEmpty(int cell) {
    trim(cell);
    return from[cell] == to[cell];
  }

  /** Nothing but separators, as spreadsheets leave behind. */
  boolean isBlank() {
    for (int cell = 0; cell < count; cell++) {
      if (!isEmpty(cell)) {
        return false;
      }
    }
    return true;
  }

  /** For headers and rare cases; cells of rows are read as octets. */
  String text(int cell) {
    trim(cell);
    return new String(octets, from[cell], to[cell] - from[cell], StandardCharsets.UTF_8);
  }
}

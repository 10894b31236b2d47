package vn.econgdan.reconcile.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The cells of one line, without quotes and without spaces around them. Nothing is copied unless
 * the line has quotes; what is read is good until the next line.
 */
final class RecordFields {
  private static final int MOST = 256;

  private final byte separator;
  private final byte[] unquoted = new byte[RecordLines.LONGEST + 1];
  private final int[] from = new int[MOST];
  private final int[] to = new int[MOST];
  private byte[] octets;
  private int count;

  RecordFields(char separator) {
    this.separator = (byte) separator;
  }

  /** Null when the line could be split. */
  LineReason split(RecordLines line) {
    octets = line.octets();
    count = 0;
    boolean quotes = false;
    boolean control = false;
    boolean foreign = false;
    int begin = line.start();
    for (int i = line.start(); i < line.end(); i++) {
      byte b = octets[i];
      if (b == separator) {
        add(begin, i);
        begin = i + 1;
      } else if (b < ' ') {
        foreign |= b < 0;
        control |= b >= 0;
      } else {
        quotes |= b == '"';
      }
    }
    add(begin, line.end());
    if (foreign && !isUtf8(line)) {
      return broken(line);
    }
    if (control) {
      return LineReason.CONTROL_CHARACTER;
    }
    return !quotes || splitQuoted(line) ? null : LineReason.QUOTE;
  }

  /** The cut of a file may go through a letter; anywhere else it is another encoding. */
  private static LineReason broken(RecordLines line) {
    if (line.ended()) {
      throw new RejectedFileException(FileReason.NOT_UTF8, line.number());
    }
    return LineReason.CUT_OFF;
  }

  private static boolean isUtf8(RecordLines line) {
    ByteBuffer text = ByteBuffer.wrap(line.octets(), line.start(), line.end() - line.start());
    try {
      StandardCharsets.UTF_8.newDecoder().decode(text);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** False when a quote is never closed, or something stands behind the closing one. */
  private boolean splitQuoted(RecordLines line) {
    count = 0;
    int written = 0;
    int i = line.start();
    int end = line.end();
    while (i <= end) {
      int begin = written;
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
      add(begin, written);
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

  /** Spaces around a cell do not count; looked at only where a cell is read. */
  void trim(int cell) {
    while (from[cell] < to[cell] && octets[from[cell]] == ' ') {
      from[cell]++;
    }
    while (to[cell] > from[cell] && octets[to[cell] - 1] == ' ') {
      to[cell]--;
    }
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

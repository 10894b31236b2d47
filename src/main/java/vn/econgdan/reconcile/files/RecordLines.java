package vn.econgdan.reconcile.files;

import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a file as octets, ended by LF, CR LF or CR. A line of its own is what makes one
 * broken quote cost one line and not the rest of the file; so a cell may not hold a line end.
 */
final class RecordLines {
  static final int LONGEST = 4096;
  private static final int BUFFER = 128 * 1024;
  private static final byte LF = '\n';
  private static final byte CR = '\r';

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int at;
  private int limit;
  private int end;
  private long number;
  private boolean afterCr;
  private boolean ended;
  private boolean tooLong;

  /**
   * @throws RejectedFileException when this is a workbook or UTF-16
   */
  RecordLines(InputStream in) throws IOException {
    this.in = in;
    fill();
    start = FileSignature.skip(buffer, limit);
    at = start;
  }

  /** Goes to the next line; false after the last. */
  boolean next() throws IOException {
    begin();
    while (!toLineEnd()) {
      forgetIfTooLong();
      if (!fill()) {
        return last();
      }
    }
    tooLong |= at - start > LONGEST;
    ended = true;
    end = at;
    afterCr = buffer[at] == CR;
    at++;
    number++;
    return true;
  }

  private void begin() throws IOException {
    start = at;
    tooLong = false;
    if (afterCr && (at < limit || fill()) && buffer[at] == LF) {
      at++;
    }
    afterCr = false;
    start = at;
  }

  private boolean toLineEnd() {
    int place = at;
    while (place < limit && buffer[place] != LF && buffer[place] != CR) {
      place++;
    }
    at = place;
    return place < limit;
  }

  private void forgetIfTooLong() {
    if (at - start > LONGEST) {
      tooLong = true;
      start = at;
    }
  }

  /** What is of the line so far moves to the front, and as much as there is room for is read. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, limit - start);
    at -= start;
    limit -= start;
    start = 0;
    int read = in.readNBytes(buffer, limit, BUFFER - limit);
    limit += read;
    return read > 0;
  }

  private boolean last() {
    if (at == start && !tooLong) {
      return false;
    }
    ended = false;
    end = at;
    number++;
    return true;
  }

  byte[] octets() {
    return buffer;
  }

  int start() {
    return start;
  }

  /** Behind the last octet of the line. */
  int end() {
    return end;
  }

  /** The header is 1. */
  long number() {
    return number;
  }

  /** Whether a line end stood behind it. */
  boolean ended() {
    return ended;
  }

  /** Then only its last octets are there. */
  boolean tooLong() {
    return tooLong;
  }
}

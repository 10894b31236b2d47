package vn.econgdan.reconcile.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * PostgreSQL's binary COPY: times and numbers reach the server as it keeps them, so that it has
 * nothing to parse. Header and trailer are left to whoever runs the COPY.
 */
final class CopyRows {
  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int BUFFER = 64 * 1024;

  /** Room for the longest row: whatever a line may hold, and its key. */
  private static final int ROW = 3 * RecordLines.LONGEST;

  private static final long EPOCH_2000_SECONDS = 946_684_800L;
  private static final int EPOCH_2000_DAYS = 10_957;

  private final byte[] buffer = new byte[BUFFER];
  private final Sink sink;
  private final int constants;
  private final byte[] prefix;
  private int at;

  /** Where full buffers go. */
  @FunctionalInterface
  interface Sink {
    void write(byte[] octets, int length);
  }

  CopyRows(Sink sink) {
    this(sink, 0, new byte[0]);
  }

  private CopyRows(Sink sink, int constants, byte[] prefix) {
    this.sink = sink;
    this.constants = constants;
    this.prefix = prefix;
  }

  /** The same two cells begin each row. */
  static CopyRows beginningWith(long first, String second, Sink sink) {
    CopyRows cells = new CopyRows(sink);
    cells.bigint(first);
    byte[] text = second.getBytes(StandardCharsets.UTF_8);
    cells.text(text, 0, text.length);
    return new CopyRows(sink, 2, Arrays.copyOf(cells.buffer, cells.at));
  }

  /** Before the first row of a COPY. */
  static byte[] header() {
    return Arrays.copyOf(SIGNATURE, SIGNATURE.length + 2 * Integer.BYTES);
  }

  /** After the last row of a COPY. */
  static byte[] trailer() {
    return new byte[] {-1, -1};
  }

  void begin(int cells) {
    if (at > BUFFER - ROW - prefix.length) {
      flush();
    }
    int16(constants + cells);
    System.arraycopy(prefix, 0, buffer, at, prefix.length);
    at += prefix.length;
  }

  void bigint(long value) {
    int32(8);
    int64(value);
  }

  void smallint(long value) {
    int32(2);
    int16((int) value);
  }

  /**
   * @param days since 1970
   */
  void date(long days) {
    int32(4);
    int32((int) days - EPOCH_2000_DAYS);
  }

  /**
   * @param seconds since 1970
   */
  void time(long seconds) {
    bigint((seconds - EPOCH_2000_SECONDS) * 1_000_000L);
  }

  void text(byte[] octets, int from, int to) {
    int length = to - from;
    int32(length);
    System.arraycopy(octets, from, buffer, at, length);
    at += length;
  }

  void text(RecordText text) {
    text(text.octets(), text.from(), text.to());
  }

  void nothing() {
    int32(-1);
  }

  /** Hands on what is left; rows are never cut. */
  void flush() {
    sink.write(buffer, at);
    at = 0;
  }

  private void int16(int value) {
    buffer[at++] = (byte) (value >> 8);
    buffer[at++] = (byte) value;
  }

  private void int32(int value) {
    int16(value >> 16);
    int16(value);
  }

  private void int64(long value) {
    int32((int) (value >> 32));
    int32((int) value);
  }
}

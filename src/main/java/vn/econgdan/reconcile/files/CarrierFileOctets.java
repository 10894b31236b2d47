package vn.econgdan.reconcile.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/** A file's octets, unpacked when they are gzip, and never more of them than may be. */
final class CarrierFileOctets {
  private static final int BUFFER = 64 * 1024;
  private static final int GZIP_MAGIC = 0x1f8b;

  private CarrierFileOctets() {}

  /**
   * Read it to the end: only then gzip says whether it is whole.
   *
   * @param limit of what is unpacked; beyond it reading throws {@link RejectedFileException}
   * @throws IOException when the octets cannot be read or are gzip that is broken
   */
  static InputStream unpacked(InputStream raw, long limit) throws IOException {
    PushbackInputStream start = new PushbackInputStream(raw, 2);
    byte[] first = start.readNBytes(2);
    start.unread(first);
    boolean gzip = first.length == 2 && ((first[0] & 0xff) << 8 | first[1] & 0xff) == GZIP_MAGIC;
    return new Limited(gzip ? new GZIPInputStream(start, BUFFER) : start, limit);
  }

  private static final class Limited extends FilterInputStream {
    private final long limit;
    private long taken;

    Limited(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) {
      taken += read;
      if (taken > limit) {
        throw new RejectedFileException(FileReason.TOO_LARGE, limit >> 20);
      }
    }
  }
}

package vn.econgdan.reconcile.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import vn.econgdan.kernel.Unpacking;

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
    Counted packed = new Counted(raw);
    PushbackInputStream start = new PushbackInputStream(packed, 2);
    byte[] first = start.readNBytes(2);
    start.unread(first);
    boolean gzip = first.length == 2 && ((first[0] & 0xff) << 8 | first[1] & 0xff) == GZIP_MAGIC;
    return new Limited(gzip ? new GZIPInputStream(start, BUFFER) : start, packed, limit);
  }

  private static class Counted extends FilterInputStream {
    private long taken;

    Counted(InputStream in) {
      super(in);
    }

    long taken() {
      return taken;
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

    void count(int read) {
      taken += read;
    }
  }

  private static final class Limited extends Counted {
    private final Counted packed;
    private final long limit;

    Limited(InputStream in, Counted packed, long limit) {
      super(in);
      this.packed = packed;
      this.limit = limit;
    }

    @Override
    void count(int read) {
      super.count(read);
      if (taken() > limit) {
        throw new RejectedFileException(FileReason.TOO_LARGE, limit >> 20);
      }
      if (Unpacking.isTooFar(packed.taken(), taken())) {
        throw new RejectedFileException(FileReason.EXPANDS_TOO_FAR, Unpacking.MOST_TIMES);
      }
    }
  }
}

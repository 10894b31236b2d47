package vn.econgdan.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading where a limit is passed, so that a small file cannot unpack into all memory. */
final class BoundedInput extends FilterInputStream {
  private final long limit;
  private final String code;
  private long taken;

  /**
   * @param limit bytes
   * @param code of the 413 that follows
   */
  BoundedInput(InputStream in, long limit, String code) {
    super(in);
    this.limit = limit;
    this.code = code;
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
      throw BrokenFileException.tooLarge(code, limit / (1024 * 1024));
    }
  }
}

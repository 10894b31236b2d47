package vn.econgdan.registry.imports.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import vn.econgdan.kernel.Unpacking;

/** Stops reading where a limit is passed, so that a small file cannot unpack into all memory. */
final class BoundedInput extends FilterInputStream {
  private final long packed;
  private final long limit;
  private long taken;

  /**
   * @param packed bytes that came
   * @param limit bytes they may become
   */
  BoundedInput(InputStream in, long packed, long limit) {
    super(in);
    this.packed = packed;
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
      throw BrokenFileException.tooLarge("EXPANDED_TOO_LARGE", limit / (1024 * 1024));
    }
    if (Unpacking.isTooFar(packed, taken)) {
      throw BrokenFileException.tooLarge("EXPANDS_TOO_FAR", Unpacking.MOST_TIMES);
    }
  }
}

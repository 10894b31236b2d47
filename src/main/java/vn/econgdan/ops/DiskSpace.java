package vn.econgdan.ops;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Room on the disk of a directory, in bytes. */
record DiskSpace(long free, long total) {
  private static final long GIB = 1L << 30;
  private static final long PLENTY = 20 * GIB;

  /** Nothing when the disk does not say. */
  static Optional<DiskSpace> of(Path directory) {
    try {
      FileStore store = Files.getFileStore(directory);
      return Optional.of(new DiskSpace(store.getUsableSpace(), store.getTotalSpace()));
    } catch (IOException silent) {
      return Optional.empty();
    }
  }

  /** Below 1 GiB, or below a tenth of the disk while that is less than 20 GiB. */
  boolean isLow() {
    return free < limit();
  }

  /**
   * A fifth more than what is low: files come and go, and an alarm must not come and go with them.
   */
  boolean isRoomyAgain() {
    return free >= limit() + limit() / 5;
  }

  private long limit() {
    return Math.max(GIB, Math.min(PLENTY, total / 10));
  }

  double ratio() {
    return total == 0 ? 0 : (double) free / total;
  }
}

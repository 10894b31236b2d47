package vn.econgdan.reconcile.files;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The octets of a file out of the database, one chunk in memory at a time. */
final class CarrierFileChunks implements Enumeration<InputStream> {
  static final int SIZE = 1 << 20;

  private final Handle handle;
  private final long file;
  private int number;
  private Optional<byte[]> next;

  CarrierFileChunks(Handle handle, long file) {
    this.handle = handle;
    this.file = file;
    this.next = CarrierFileStore.chunk(handle, file, 0);
  }

  @Override
  public boolean hasMoreElements() {
    return next.isPresent();
  }

  @Override
  public InputStream nextElement() {
    byte[] octets = next.orElseThrow(NoSuchElementException::new);
    number++;
    next = CarrierFileStore.chunk(handle, file, number);
    return new ByteArrayInputStream(octets);
  }
}

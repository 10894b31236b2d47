package vn.econgdan.reconcile.files;

import java.io.IOException;
import java.io.InputStream;
import vn.econgdan.kernel.Sha256;

/** What makes two files one: SHA-256 of the content after gunzip. */
final class CarrierFileHash {
  private CarrierFileHash() {}

  /** Opens the same octets anew, each time. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * In hex. What cannot be unpacked is known by its octets: it is rejected later, under its id.
   *
   * @throws RejectedFileException when it unpacks to more than {@code limit}
   */
  static String of(Source source, long limit) throws IOException {
    try (InputStream content = CarrierFileOctets.unpacked(source.open(), limit)) {
      return Sha256.hex(content);
    } catch (IOException brokenGzip) {
      try (InputStream raw = source.open()) {
        return Sha256.hex(raw); // fails again when it was not the gzip
      }
    }
  }
}

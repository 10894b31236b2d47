package vn.econgdan.reconcile.files;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes two files one: SHA-256 of the content after gunzip. */
final class CarrierFileHash {
  private static final int BUFFER = 64 * 1024;

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
      return digest(content);
    } catch (IOException brokenGzip) {
      try (InputStream raw = source.open()) {
        return digest(raw); // fails again when it was not the gzip
      }
    }
  }

  private static String digest(InputStream content) throws IOException {
    try (DigestInputStream digested =
        new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
      byte[] buffer = new byte[BUFFER];
      while (digested.read(buffer) >= 0) {
        // reading is all it takes
      }
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

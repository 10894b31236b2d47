package vn.econgdan.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4); texts are taken as UTF-8, hex is lower case. */
public final class Sha256 {
  private static final int BUFFER = 1 << 16;

  private Sha256() {}

  /** A fresh digest, for content that comes in pieces. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The 32 octets of a text's digest. */
  public static byte[] of(String text) {
    return digest().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest of these octets in hex. */
  public static String hex(byte[] octets) {
    return HexFormat.of().formatHex(digest().digest(octets));
  }

  /** Reads to the end; the digest in hex. The caller closes. */
  public static String hex(InputStream content) throws IOException {
    return copied(content, OutputStream.nullOutputStream());
  }

  /** Copies to the end; the digest in hex of what went by. The caller closes both. */
  public static String copied(InputStream from, OutputStream to) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER];
    int read;
    while ((read = from.read(buffer)) > 0) {
      digest.update(buffer, 0, read);
      to.write(buffer, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}

package vn.econgdan.app;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over method, path, query and body: what "the same request" means. */
final class RequestHash {
  private static final int SLICE = 1 << 16;

  private RequestHash() {}

  static String of(String target, Object body) {
    MessageDigest digest = sha256();
    digest.update(target.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    if (body instanceof byte[] octets) {
      digest.update(octets);
    } else if (body instanceof Buffer buffer) {
      update(digest, buffer);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** In slices, so that a large upload is not held twice. */
  private static void update(MessageDigest digest, Buffer buffer) {
    for (int from = 0; from < buffer.length(); from += SLICE) {
      digest.update(buffer.getBytes(from, Math.min(from + SLICE, buffer.length())));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}

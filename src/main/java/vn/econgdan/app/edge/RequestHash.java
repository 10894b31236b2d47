package vn.econgdan.app.edge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * What "the same request" means: a keyed hash over method, path, query and body. A body may hold a
 * password, so what is kept in the database must be worth nothing without a key that is not there.
 */
public final class RequestHash {
  private static final String HMAC = "HmacSHA256";

  private final SecretKey key;

  /**
   * @param key the same on every node, not in the database
   */
  public RequestHash(SecretKey key) {
    this.key = key;
  }

  String of(String target, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(target.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + HMAC, impossible);
    }
  }
}

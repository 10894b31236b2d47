package vn.econgdan.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Spares a busy client the slow hash for a minute. Kept under a keyed hash whose key lives in this
 * process only, and valid only for the stored hash it was checked against: a changed password ends
 * it at once, on every node.
 */
final class VerifiedCredentials {
  static final Duration LIFE = Duration.ofSeconds(60);
  private static final int MOST = 10_000;

  private record Entry(String hash, Instant until) {}

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final SecretKeySpec key = randomKey();

  boolean contains(String login, String password, String hash, Instant now) {
    Entry entry = entries.get(fingerprint(login, password));
    return entry != null && entry.hash().equals(hash) && now.isBefore(entry.until());
  }

  void remember(String login, String password, String hash, Instant now) {
    if (entries.size() >= MOST) {
      entries.values().removeIf(entry -> !now.isBefore(entry.until()));
    }
    if (entries.size() < MOST) {
      entries.put(fingerprint(login, password), new Entry(hash, now.plus(LIFE)));
    }
  }

  private String fingerprint(String login, String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(login.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  private static SecretKeySpec randomKey() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new SecretKeySpec(bytes, "HmacSHA256");
  }
}

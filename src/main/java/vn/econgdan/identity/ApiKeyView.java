package vn.econgdan.identity;

import java.time.Instant;
import java.util.List;

/**
 * A key as it may be looked at.
 *
 * @param secret only in the answer that makes it; null ever after
 * @param lastUsedAt at most a minute old; null: never used
 * @param revokedAt null: not revoked
 */
public record ApiKeyView(
    String id,
    String name,
    List<KeyScope> scopes,
    boolean readOnly,
    Instant createdAt,
    Instant expiresAt,
    Instant lastUsedAt,
    Instant revokedAt,
    String secret) {
  ApiKeyView with(KeySecret shown) {
    return new ApiKeyView(
        id, name, scopes, readOnly, createdAt, expiresAt, lastUsedAt, revokedAt, shown.text());
  }

  /** Without the secret, so that it cannot slip into a log line. */
  @Override
  public String toString() {
    return "API key " + id;
  }
}

package vn.econgdan.identity;

import java.time.Instant;
import java.util.List;

/**
 * A key as an administrator orders it.
 *
 * @param name what it is for
 * @param scopes roles of the account, or METRICS
 * @param readOnly the key may only read; null means no
 * @param expiresAt null means in {@value ApiKeys#USUAL_DAYS} days
 */
public record NewApiKey(String name, List<KeyScope> scopes, Boolean readOnly, Instant expiresAt) {
  public NewApiKey {
    scopes = scopes == null ? List.of() : scopes.stream().distinct().toList();
  }
}

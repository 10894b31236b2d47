package vn.econgdan.identity;

import java.util.Set;
import vn.econgdan.kernel.Actor;

/**
 * Who comes with an API key.
 *
 * @param actor the key's account, with those of its roles that the key is for
 * @param keyId for the audit
 * @param readOnly whether the key may change nothing
 */
public record KeyHolder(Actor actor, String keyId, Set<KeyScope> scopes, boolean readOnly) {
  public KeyHolder {
    scopes = Set.copyOf(scopes);
  }
}

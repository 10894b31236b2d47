package vn.econgdan.kernel;

import java.util.Optional;
import java.util.Set;

/**
 * Who acts (DESIGN 4.10).
 *
 * @param accountId the account's id; 0 for the system itself
 * @param name the login name, or {@code hệ thống}
 * @param roles what he may do
 * @param ward the ward he is bound to; empty for accounts that serve the whole city
 * @param groups codes of the residential groups a leader leads, inside his ward
 */
public record Actor(
    long accountId, String name, Set<Role> roles, Optional<WardCode> ward, Set<String> groups) {
  public static final Actor SYSTEM = new Actor(0, "hệ thống", Set.of(), Optional.empty(), Set.of());

  public Actor {
    roles = Set.copyOf(roles);
    groups = Set.copyOf(groups);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /**
   * Himself, when he serves the whole city. Refused for who is bound to a ward (403
   * WHOLE_SYSTEM_ONLY): what belongs to no ward is not his to see or to decide.
   */
  public Outcome<Actor> ofWholeSystem() {
    return ward.isEmpty()
        ? Outcome.accepted(this)
        : Outcome.refused(Refusal.forbidden("WHOLE_SYSTEM_ONLY"));
  }
}

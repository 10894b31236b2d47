package vn.econgdan.identity;

import java.util.Optional;
import java.util.stream.Stream;
import vn.econgdan.kernel.Role;

/** What an API key may be for: one of its account's roles, or the figures of the program. */
public enum KeyScope {
  OFFICER,
  APPROVER,
  SCHEDULER,
  LEADER,
  BACK_OFFICE,
  ADMINISTRATOR,
  /** {@code GET /metrics} and nothing else. */
  METRICS;

  /** The role it stands for; none for {@link #METRICS}. */
  public Optional<Role> role() {
    return Stream.of(Role.values()).filter(role -> role.name().equals(name())).findFirst();
  }
}

package vn.econgdan.identity;

import java.util.List;
import vn.econgdan.kernel.Role;

/**
 * An account as an administrator writes it down.
 *
 * @param ward code of the ward he is bound to; null for one who serves the whole city
 * @param groups residential groups a {@link Role#LEADER} leads; null means none
 */
public record NewAccount(
    String login,
    String password,
    String displayName,
    String ward,
    List<Role> roles,
    List<String> groups) {
  public NewAccount {
    roles = roles == null ? List.of() : List.copyOf(roles);
    groups = groups == null ? List.of() : List.copyOf(groups);
  }

  NewAccount leading(List<String> codes) {
    return new NewAccount(login, password, displayName, ward, roles, codes);
  }

  /** Without the password, so that it cannot slip into a log line. */
  @Override
  public String toString() {
    return "account " + login + " " + roles;
  }
}

package vn.econgdan.identity;

import java.util.List;
import vn.econgdan.kernel.Role;

/**
 * What may change in an account; login and ward never do, since the audit names them.
 *
 * @param version the one that was looked at
 */
public record AccountEdit(int version, String displayName, List<Role> roles, List<String> groups) {
  NewAccount of(AccountRow row) {
    return new NewAccount(row.login(), null, displayName, row.ward(), roles, groups);
  }
}

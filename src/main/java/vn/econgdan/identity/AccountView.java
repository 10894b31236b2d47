package vn.econgdan.identity;

import java.time.Instant;
import java.util.List;
import vn.econgdan.kernel.Role;

/**
 * An account as others may see it: never with its password or hash.
 *
 * @param active false: locked by an administrator
 * @param version to be named in an edit
 * @param lockedOutUntil after too many wrong passwords strangers must wait so long; null: not at
 *     all
 */
public record AccountView(
    String id,
    String login,
    String displayName,
    String ward,
    List<Role> roles,
    List<String> groups,
    boolean active,
    int version,
    Instant lockedOutUntil) {
  static AccountView of(long id, NewAccount account) {
    return new AccountRow(
            id,
            account.login(),
            account.displayName(),
            account.ward(),
            true,
            1,
            account.roles(),
            account.groups(),
            null)
        .view();
  }
}

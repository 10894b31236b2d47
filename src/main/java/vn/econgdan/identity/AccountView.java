package vn.econgdan.identity;

import java.util.List;
import vn.econgdan.kernel.Role;

/** An account as others may see it: never with its password or hash. */
public record AccountView(
    String id,
    String login,
    String displayName,
    String ward,
    List<Role> roles,
    List<String> groups) {
  static AccountView of(long id, NewAccount account) {
    return new AccountView(
        Long.toString(id),
        account.login(),
        account.displayName(),
        account.ward(),
        account.roles(),
        account.groups());
  }
}

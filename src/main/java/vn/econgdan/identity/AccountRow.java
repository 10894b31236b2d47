package vn.econgdan.identity;

import java.time.Instant;
import java.util.List;
import vn.econgdan.kernel.Role;

/** An account as it stands in the database, with what was granted to it. */
record AccountRow(
    long id,
    String login,
    String displayName,
    String ward,
    boolean active,
    int version,
    List<Role> roles,
    List<String> groups,
    Instant lockedOutUntil) {
  AccountView view() {
    return new AccountView(
        Long.toString(id),
        login,
        displayName,
        ward,
        roles,
        groups,
        active,
        version,
        lockedOutUntil);
  }
}

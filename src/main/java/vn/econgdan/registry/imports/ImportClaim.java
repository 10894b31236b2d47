package vn.econgdan.registry.imports;

import java.util.Optional;
import java.util.Set;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.WardCode;

/**
 * An upload taken up for work.
 *
 * @param lastLine the last line that already has its verdict; 0 for a fresh start
 * @param tries how often somebody began it, this time included
 */
record ImportClaim(long id, boolean apply, Actor actor, int lastLine, int tries) {

  /** The uploader as he was when he uploaded: what he may write is decided then. */
  static Actor uploader(long account, String name, String ward, Set<String> leads) {
    Role role = leads == null ? Role.OFFICER : Role.LEADER;
    Set<String> groups = leads == null ? Set.of() : leads;
    return new Actor(account, name, Set.of(role), Optional.of(new WardCode(ward)), groups);
  }
}

package vn.econgdan.notice.audience;

import java.util.Set;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Role;

/**
 * How much of a ward's notices somebody sees: all of them, or as a leader the approved ones for his
 * groups, and of those his groups' people alone. Lists, progress, parts and recipients ask the same
 * sight.
 *
 * @param groups codes of the groups he leads
 */
public record NoticeSight(boolean everything, Set<String> groups) {

  /** The ward's staff, for acts that leaders have no part in. */
  public static final NoticeSight EVERYTHING = new NoticeSight(true, Set.of());

  /**
   * @param staff the roles that see all of their ward here
   */
  public static NoticeSight of(Actor actor, Set<Role> staff) {
    return staff.stream().anyMatch(actor::is) ? EVERYTHING : new NoticeSight(false, actor.groups());
  }
}

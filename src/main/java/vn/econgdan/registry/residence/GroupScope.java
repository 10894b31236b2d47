package vn.econgdan.registry.residence;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Role;
import vn.econgdan.text.SearchFold;

/**
 * The groups somebody may see and write: an officer all of his ward's, a leader his own.
 *
 * @param leads codes of a leader's groups, also former ones; empty when there is no such limit
 */
public record GroupScope(Optional<Set<String>> leads) {

  public static GroupScope of(Actor actor) {
    boolean onlyLeads =
        actor.is(Role.LEADER) && !actor.is(Role.OFFICER) && !actor.is(Role.ADMINISTRATOR);
    return new GroupScope(onlyLeads ? Optional.of(actor.groups()) : Optional.empty());
  }

  public boolean includes(String groupCode) {
    return leads.map(codes -> folded(codes).contains(SearchFold.foldGroup(groupCode))).orElse(true);
  }

  public boolean mayCreateGroups() {
    return leads.isEmpty();
  }

  /** For {@code code_fold = any(:groups)} in SQL; null means every group. */
  public String[] foldsOrNull() {
    return leads.map(codes -> folded(codes).toArray(String[]::new)).orElse(null);
  }

  private static Set<String> folded(Set<String> codes) {
    return codes.stream().map(SearchFold::foldGroup).collect(Collectors.toSet());
  }
}

package vn.econgdan.registry;

import java.util.List;
import java.util.Optional;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Kind;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.registry.residence.GroupScope;

/**
 * Somebody who has a number that is to be written down for another household.
 *
 * @param sameName whether the name is the same by fold: then it is probably one person
 */
record NumberHolder(boolean sameName, String household, String group) {

  /** 409 that names where; a leader learns of other groups no household. */
  Refusal refusal(GroupScope scope) {
    String who = sameName ? "PERSON" : "NUMBER";
    Problem problem =
        scope.includes(group)
            ? Problem.of("phone", who + "_HELD_ELSEWHERE", household, group)
            : Problem.of("phone", who + "_HELD_IN_OTHER_GROUP", group);
    return new Refusal(Kind.CONFLICT, problem.code(), List.of(problem), Optional.empty());
  }
}

package vn.econgdan.app.edge;

import java.util.List;
import java.util.Optional;
import vn.econgdan.app.edge.contract.ApiRefusal;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.WardCode;

/**
 * In the name of which ward somebody acts: his own, or, for an administrator who is bound to none,
 * the one he names in the request.
 */
final class WardRule {
  private WardRule() {}

  /**
   * The actor in the ward he acts in.
   *
   * @throws ApiRefusal 403 for another ward than one's own, and for none at all
   */
  static Actor scoped(Actor actor, Optional<String> named) {
    if (actor.ward().isPresent()) {
      boolean foreign = named.filter(code -> !actor.ward().get().code().equals(code)).isPresent();
      return foreign ? refuse("WARD_FOREIGN") : actor;
    }
    if (named.isEmpty() || !actor.is(Role.ADMINISTRATOR)) {
      return refuse("WARD_REQUIRED");
    }
    return in(actor, named.get());
  }

  private static Actor in(Actor actor, String ward) {
    if (!ward.matches("\\d{5}")) {
      throw ApiRefusal.malformed(List.of(Problem.of("ward", "WARD_MALFORMED")));
    }
    return new Actor(
        actor.accountId(),
        actor.name(),
        actor.roles(),
        Optional.of(new WardCode(ward)),
        actor.groups());
  }

  private static Actor refuse(String code) {
    throw new ApiRefusal(Refusal.forbidden(code));
  }
}

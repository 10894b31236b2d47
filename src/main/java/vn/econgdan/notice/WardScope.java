package vn.econgdan.notice;

import java.util.Optional;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.WardCode;

/** In which ward somebody acts: his own, or for an administrator bound to none the one he names. */
final class WardScope {
  private WardScope() {}

  static Outcome<Actor> of(Actor actor) {
    return of(actor, null);
  }

  static Outcome<Actor> of(Actor actor, String named) {
    Optional<String> own = actor.ward().map(WardCode::code);
    if (own.isPresent()) {
      return named == null || own.get().equals(named)
          ? Outcome.accepted(actor)
          : Outcome.refused(Refusal.forbidden("WARD_FOREIGN"));
    }
    if (named == null || !actor.is(Role.ADMINISTRATOR)) {
      return Outcome.refused(Refusal.forbidden("WARD_REQUIRED"));
    }
    return isCode(named) ? Outcome.accepted(in(actor, named)) : Outcome.refused(unknown(named));
  }

  private static boolean isCode(String named) {
    return named.matches("\\d{5}");
  }

  static Refusal unknown(String ward) {
    return Refusal.unacceptable("ward", "WARD_UNKNOWN", ward);
  }

  private static Actor in(Actor actor, String ward) {
    return new Actor(
        actor.accountId(),
        actor.name(),
        actor.roles(),
        Optional.of(new WardCode(ward)),
        actor.groups());
  }
}

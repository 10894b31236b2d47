package vn.econgdan.registry.phone;

import java.util.EnumSet;
import java.util.Set;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.Role;

/** A number as far as somebody's work needs it (DOMAIN 5): in full only for who keeps the lists. */
public final class NumberMasking {
  private static final Set<Role> NEED_TO_KNOW = EnumSet.of(Role.OFFICER, Role.LEADER);

  private NumberMasking() {}

  /**
   * @param e164 may be null
   */
  public static String to(Actor actor, String e164) {
    return e164 == null || inFull(actor) ? e164 : new Msisdn(e164).masked();
  }

  public static boolean inFull(Actor actor) {
    return actor.roles().stream().anyMatch(NEED_TO_KNOW::contains);
  }
}

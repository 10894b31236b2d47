package vn.econgdan.registry.residence;

import java.util.List;
import java.util.Optional;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Kind;
import vn.econgdan.kernel.Refusal.Problem;

/** An edit is made on a version somebody read; once another edit came in between it is refused. */
public final class VersionCheck {
  private VersionCheck() {}

  /**
   * Refused: 409 STALE_ENTRY with the entry as it is now.
   *
   * @param now the row's version; the row is locked, so it stays until the edit is done
   * @param shown the entry as this caller may see it
   */
  public static <T> Outcome<T> check(int read, int now, T shown) {
    if (read == now) {
      return Outcome.accepted(shown);
    }
    Problem stale = Problem.of("version", "STALE_ENTRY", read, now);
    return Outcome.refused(
        new Refusal(Kind.CONFLICT, stale.code(), List.of(stale), Optional.of(shown)));
  }
}

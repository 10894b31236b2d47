package vn.econgdan.dispatch;

import java.time.Instant;
import java.util.Optional;

/**
 * Where one bind to the carrier stands, for health, metrics and the dispatcher's patience.
 *
 * @param since when it was last bound, or since when it has not been
 * @param refusal the command status with which the carrier last refused to bind; gone once bound
 */
public record LinkStatus(String link, State state, Instant since, Optional<Integer> refusal) {
  public LinkStatus(String link, State state, Instant since) {
    this(link, state, since, Optional.empty());
  }

  /** BOUND: parts may be submitted; OPEN: connected, not (or no longer) bound. */
  public enum State {
    CLOSED,
    OPEN,
    BOUND
  }

  public boolean isBound() {
    return state == State.BOUND;
  }
}

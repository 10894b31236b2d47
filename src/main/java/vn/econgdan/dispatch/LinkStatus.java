package vn.econgdan.dispatch;

import java.time.Instant;

/** Where one bind to the carrier stands, for health, metrics and the dispatcher's patience. */
public record LinkStatus(String link, State state, Instant since) {

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

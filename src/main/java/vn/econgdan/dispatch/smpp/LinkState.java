package vn.econgdan.dispatch.smpp;

import java.time.Instant;
import java.util.Optional;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.Session;
import org.jsmpp.session.SessionStateListener;
import vn.econgdan.dispatch.LinkStatus;
import vn.econgdan.kernel.BusinessClock;

/** Remembers where one bind stands. Called on jSMPP's threads, so it only remembers. */
public final class LinkState implements SessionStateListener {
  private final BusinessClock clock;
  private volatile LinkStatus status;
  private Session latest;

  LinkState(String link, BusinessClock clock) {
    this.clock = clock;
    this.status = new LinkStatus(link, LinkStatus.State.CLOSED, clock.now());
  }

  /** Where the bind stands and since when. */
  public LinkStatus status() {
    return status;
  }

  @Override
  public synchronized void onStateChange(SessionState now, SessionState before, Session source) {
    if (now == SessionState.OPEN) {
      latest = source;
    }
    if (source == latest && status.state() != stateOf(now)) {
      // an old session may close long after its successor was bound: that is no news
      status = next(stateOf(now));
    }
  }

  /** Trying again and again is one time without a bind. */
  private LinkStatus next(LinkStatus.State state) {
    boolean bound = state == LinkStatus.State.BOUND;
    Instant since = bound == status.isBound() ? status.since() : clock.now();
    return new LinkStatus(status.link(), state, since, bound ? Optional.empty() : status.refusal());
  }

  /** The carrier answered the bind with a no. */
  synchronized void refused(int commandStatus) {
    status =
        new LinkStatus(status.link(), status.state(), status.since(), Optional.of(commandStatus));
  }

  private static LinkStatus.State stateOf(SessionState state) {
    return switch (state) {
      case BOUND_TRX -> LinkStatus.State.BOUND;
      case OPEN, UNBOUND -> LinkStatus.State.OPEN;
      default -> LinkStatus.State.CLOSED;
    };
  }
}

package vn.econgdan.dispatch;

import java.time.Duration;
import java.time.Instant;
import vn.econgdan.notice.content.SendWindow;

/**
 * How much the dispatcher may have in hand.
 *
 * @param window outstanding submits a bind (ECONGDAN_SMPP_WINDOW)
 * @param exposed parts a bind claimed but not yet recorded, at most (ECONGDAN_SMPP_EXPOSED)
 * @param binds binds of this node
 * @param batchParts parts a batch, about
 * @param partsPerSecond over all binds and nodes together; 0 is no limit
 * @param sendWindow when routine parts may leave
 * @param requeueAfter how long an order may stay on a queue unheard of before it is queued again
 */
public record DispatchLimits(
    int window,
    int exposed,
    int binds,
    int batchParts,
    int partsPerSecond,
    SendWindow sendWindow,
    Duration requeueAfter) {

  /** Urgent parts leave at any hour, routine ones while the send window is open. */
  boolean mayLeave(Lane lane, Instant at) {
    return lane == Lane.URGENT || sendWindow.isOpen(at);
  }

  /** Parts a claim: small refills, made before the window drains (DESIGN 7). */
  int refill() {
    return Math.min(exposed, Math.max(window / 4, 100));
  }
}

package vn.econgdan.dispatch;

import java.util.List;

/**
 * A person's word on sends that are held (POST /ops/held/decide).
 *
 * @param ids which sends; or
 * @param filter those of a notice, or all there are
 * @param decision RELEASE (what has not left goes on, marked as possible doubles) or STOP
 * @param reason why, kept in the audit and in the notice's history
 */
public record HeldDecision(
    List<String> ids, InDoubtDecision.Filter filter, Decision decision, String reason) {

  /** What becomes of them. */
  public enum Decision {
    RELEASE,
    STOP
  }
}

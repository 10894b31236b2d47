package vn.econgdan.dispatch;

import java.util.List;

/**
 * A person's word on attempts in doubt (CONTRACT 4, POST /ops/in-doubt/decide).
 *
 * @param ids which; or
 * @param filter all of a notice, or all there are
 * @param decision RESEND (perhaps a double), GIVE_UP (unknown for good) or ACCEPTED (it left)
 * @param reason why, kept in the audit
 */
public record InDoubtDecision(List<String> ids, Filter filter, Decision decision, String reason) {

  /** {@code {"noticeId": "42"}} or {@code {"all": true}}. */
  public record Filter(String noticeId, Boolean all) {

    /** Exactly one of the two. */
    boolean isClear() {
      boolean ofNotice = noticeId != null && noticeId.matches("\\d{1,18}");
      return ofNotice != Boolean.TRUE.equals(all);
    }
  }

  /** What becomes of them. */
  public enum Decision {
    RESEND,
    GIVE_UP,
    ACCEPTED
  }
}

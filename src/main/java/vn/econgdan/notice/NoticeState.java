package vn.econgdan.notice;

import java.util.EnumSet;
import java.util.Set;

/** CONTRACT 4's states of a notice; {@link StateTable} says how one leads to another. */
public enum NoticeState {
  DRAFT,
  SUBMITTED,
  RETURNED,
  REJECTED,
  SCHEDULED,
  SENDING,
  PAUSED,
  SENT,
  STOPPED,
  CANCELLED,
  EXPIRED;

  private static final Set<NoticeState> UNDECIDED = EnumSet.of(DRAFT, SUBMITTED, RETURNED);

  /** Nobody has approved or ended it yet. */
  boolean isUndecided() {
    return UNDECIDED.contains(this);
  }
}

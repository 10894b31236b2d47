package vn.econgdan.notice.content;

import java.util.EnumSet;
import java.util.Map;
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

  private static final Map<NoticeState, Set<NoticeAct>> REASONED =
      Map.of(
          RETURNED, EnumSet.of(NoticeAct.RETURNED),
          REJECTED, EnumSet.of(NoticeAct.REJECTED),
          CANCELLED, EnumSet.of(NoticeAct.CANCELLED),
          STOPPED, EnumSet.of(NoticeAct.STOPPED),
          PAUSED, EnumSet.of(NoticeAct.PAUSED, NoticeAct.HELD));

  /** Whether the act brought it here and says why. */
  public boolean isReachedBy(NoticeAct act) {
    return REASONED.getOrDefault(this, Set.of()).contains(act);
  }

  /** Nobody has approved or ended it yet. */
  public boolean isUndecided() {
    return UNDECIDED.contains(this);
  }
}

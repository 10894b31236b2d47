package vn.econgdan.notice.content;

import static vn.econgdan.notice.content.NoticeState.CANCELLED;
import static vn.econgdan.notice.content.NoticeState.DRAFT;
import static vn.econgdan.notice.content.NoticeState.EXPIRED;
import static vn.econgdan.notice.content.NoticeState.PAUSED;
import static vn.econgdan.notice.content.NoticeState.REJECTED;
import static vn.econgdan.notice.content.NoticeState.RETURNED;
import static vn.econgdan.notice.content.NoticeState.SCHEDULED;
import static vn.econgdan.notice.content.NoticeState.SENDING;
import static vn.econgdan.notice.content.NoticeState.SENT;
import static vn.econgdan.notice.content.NoticeState.STOPPED;
import static vn.econgdan.notice.content.NoticeState.SUBMITTED;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Role;

/**
 * Which act leads from which state to which, and whose it is. What is not in the table is refused.
 * Rows without a role are the system's own.
 */
public final class StateTable {

  /** One act in one state; without roles it is the system’s alone. */
  public record Row(NoticeState from, NoticeAct act, NoticeState to, Set<Role> roles) {
    /** Whether a role of the actor may do this. */
    public boolean isOpenTo(Actor actor) {
      return roles.stream().anyMatch(actor::is);
    }
  }

  private static final Role OFFICER = Role.OFFICER;
  private static final Role APPROVER = Role.APPROVER;
  private static final Role SCHEDULER = Role.SCHEDULER;

  /** Every act that is allowed anywhere. */
  public static final List<Row> ROWS =
      List.of(
          row(DRAFT, NoticeAct.EDITED, DRAFT, OFFICER),
          row(DRAFT, NoticeAct.SUBMITTED, SUBMITTED, OFFICER),
          row(DRAFT, NoticeAct.CANCELLED, CANCELLED, OFFICER),
          row(SUBMITTED, NoticeAct.EDITED, DRAFT, OFFICER),
          row(SUBMITTED, NoticeAct.APPROVED, SCHEDULED, APPROVER),
          row(SUBMITTED, NoticeAct.RETURNED, RETURNED, APPROVER),
          row(SUBMITTED, NoticeAct.REJECTED, REJECTED, APPROVER),
          row(SUBMITTED, NoticeAct.CANCELLED, CANCELLED, OFFICER),
          row(RETURNED, NoticeAct.EDITED, DRAFT, OFFICER),
          row(RETURNED, NoticeAct.SUBMITTED, SUBMITTED, OFFICER),
          row(RETURNED, NoticeAct.CANCELLED, CANCELLED, OFFICER),
          row(SCHEDULED, NoticeAct.EDITED, DRAFT, OFFICER),
          row(SCHEDULED, NoticeAct.CANCELLED, CANCELLED, OFFICER, APPROVER, SCHEDULER),
          row(SCHEDULED, NoticeAct.STOPPED, STOPPED, OFFICER, APPROVER, SCHEDULER),
          row(SCHEDULED, NoticeAct.SENDING, SENDING),
          row(SCHEDULED, NoticeAct.HELD, PAUSED),
          row(SCHEDULED, NoticeAct.EXPIRED, EXPIRED),
          row(SENDING, NoticeAct.STOPPED, STOPPED, OFFICER, APPROVER, SCHEDULER),
          row(SENDING, NoticeAct.PAUSED, PAUSED),
          row(SENDING, NoticeAct.HELD, PAUSED),
          row(SENDING, NoticeAct.SENT, SENT),
          row(SENDING, NoticeAct.EXPIRED, EXPIRED),
          row(PAUSED, NoticeAct.STOPPED, STOPPED, OFFICER, APPROVER, SCHEDULER),
          row(PAUSED, NoticeAct.RESUMED, SENDING),
          row(PAUSED, NoticeAct.SENT, SENT),
          row(PAUSED, NoticeAct.EXPIRED, EXPIRED));

  private StateTable() {}

  private static Row row(NoticeState from, NoticeAct act, NoticeState to, Role... roles) {
    return new Row(from, act, to, Set.of(roles));
  }

  /** Empty when the act is refused in this state. */
  public static Optional<Row> find(NoticeState from, NoticeAct act) {
    return ROWS.stream().filter(row -> row.from() == from && row.act() == act).findFirst();
  }

  /** Whether the act is his in any state at all. */
  public static boolean mayEver(Actor actor, NoticeAct act) {
    return ROWS.stream().anyMatch(row -> row.act() == act && row.isOpenTo(actor));
  }
}

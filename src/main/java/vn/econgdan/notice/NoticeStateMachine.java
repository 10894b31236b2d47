package vn.econgdan.notice;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.StateTable;

/**
 * The one way a notice changes its state, by a person or by itself: the table says where it leads,
 * history and audit say who did it, all in the transaction of the act.
 */
final class NoticeStateMachine {
  private final AuditTrail audit;
  private final NoticeStore notices = new NoticeStore();
  private final HistoryStore history = new HistoryStore();

  NoticeStateMachine(AuditTrail audit) {
    this.audit = audit;
  }

  /**
   * Whether it moved: not when the table has no such step from its state.
   *
   * @param notice locked
   */
  boolean move(Handle handle, NoticeRow notice, NoticeEvent event) {
    Optional<StateTable.Row> row = StateTable.find(notice.state(), event.act());
    row.ifPresent(
        r -> {
          NoticeStore.Position next = new NoticeStore.Position(r.to(), notice.version());
          notices.moveTo(handle, notice.id(), next, event.at());
          record(handle, notice, event);
        });
    return row.isPresent();
  }

  /** History and audit of what leaves the state as it is. */
  void record(Handle handle, NoticeRow notice, NoticeEvent event) {
    history.add(handle, notice, event);
    audit.record(
        handle,
        event.actor(),
        "NOTICE_" + event.act(),
        "notice",
        Long.toString(notice.id()),
        notice.version());
  }
}

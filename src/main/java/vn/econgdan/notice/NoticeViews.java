package vn.econgdan.notice;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Refusal;

/** What people see of a notice. */
final class NoticeViews {
  private final NoticeDependencies tools;
  private final NoticeStore notices = new NoticeStore();
  private final HistoryStore history = new HistoryStore();

  NoticeViews(NoticeDependencies tools) {
    this.tools = tools;
  }

  /** As it stands in this transaction. */
  NoticeView fresh(Handle handle, long id) {
    return view(handle, notices.find(handle, id).orElseThrow());
  }

  NoticeView view(Handle handle, NoticeRow notice) {
    return view(notice, history.of(handle, notice.id()));
  }

  Refusal conflict(Handle handle, NoticeRow notice, String code) {
    return Refusal.conflict(code, view(handle, notice));
  }

  NoticeView view(NoticeRow notice, List<HistoryEntry> entries) {
    NoticeContent content = notice.content();
    return new NoticeView(
        Long.toString(notice.id()),
        notice.ward(),
        notice.version(),
        notice.state(),
        content.title(),
        content.text(),
        content.kind(),
        content.audience(),
        content.priority(),
        content.diacritics(),
        content.sendAt().orElse(null),
        validUntil(notice),
        content.relatesTo().map(NoticeContent.Related::view).orElse(null),
        notice.hash().orElse(null),
        notice.createdAt(),
        notice.changedAt(),
        entries);
  }

  /** Until it is approved the default moves with the day; afterwards it stands. */
  private Instant validUntil(NoticeRow notice) {
    Instant asOf = notice.state().isUndecided() ? tools.clock().now() : notice.changedAt();
    return notice
        .plannedUntil()
        .orElseGet(() -> SendTiming.of(notice.content(), tools.window(), asOf).validUntil());
  }
}

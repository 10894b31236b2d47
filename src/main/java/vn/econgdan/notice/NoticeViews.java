package vn.econgdan.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.notice.audience.NoticeSight;
import vn.econgdan.notice.content.NoticeContent;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.NoticeState;
import vn.econgdan.notice.content.RelatedBy;
import vn.econgdan.notice.content.SendTiming;

/** What people see of a notice. */
final class NoticeViews {
  private final NoticeDependencies tools;
  private final NoticeStore notices = new NoticeStore();
  private final HistoryStore history = new HistoryStore();
  private final RelationStore relations = new RelationStore();

  NoticeViews(NoticeDependencies tools) {
    this.tools = tools;
  }

  /** As it stands in this transaction. */
  NoticeView fresh(Handle handle, long id) {
    return view(handle, notices.find(handle, id).orElseThrow());
  }

  NoticeView view(Handle handle, NoticeRow notice) {
    return views(handle, NoticeSight.EVERYTHING, List.of(notice)).get(0);
  }

  Refusal conflict(Handle handle, NoticeRow notice, String code) {
    return Refusal.conflict(code, view(handle, notice));
  }

  /** Several, in their order, as somebody sees them. */
  List<NoticeView> views(Handle handle, NoticeSight sight, List<NoticeRow> rows) {
    List<Long> ids = rows.stream().map(NoticeRow::id).toList();
    Map<Long, List<HistoryEntry>> histories = history.of(handle, ids);
    Map<Long, List<RelatedBy>> related = relations.relatedBy(handle, sight, ids);
    return rows.stream()
        .map(
            row ->
                view(
                    row,
                    histories.getOrDefault(row.id(), List.of()),
                    related.getOrDefault(row.id(), List.of())))
        .toList();
  }

  private NoticeView view(NoticeRow notice, List<HistoryEntry> entries, List<RelatedBy> related) {
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
        notice.planned().map(NoticeRow.Planned::sendAt).orElse(content.sendAt()).orElse(null),
        validUntil(notice),
        content.relatesTo().map(NoticeContent.Related::view).orElse(null),
        related,
        stateReason(notice.state(), entries),
        notice.hash().orElse(null),
        notice.createdAt(),
        notice.changedAt(),
        entries);
  }

  /** What was said when it came into the state in which it stands. */
  private static Sentence stateReason(NoticeState state, List<HistoryEntry> entries) {
    return entries.stream()
        .filter(entry -> state.isReachedBy(entry.act()))
        .reduce((earlier, later) -> later)
        .map(HistoryEntry::reason)
        .orElse(null);
  }

  /** Until it is approved the default moves with the day; afterwards it stands. */
  private Instant validUntil(NoticeRow notice) {
    Instant asOf = notice.state().isUndecided() ? tools.clock().now() : notice.changedAt();
    return notice
        .planned()
        .map(NoticeRow.Planned::validUntil)
        .orElseGet(() -> SendTiming.of(notice.content(), tools.window(), asOf).validUntil());
  }
}

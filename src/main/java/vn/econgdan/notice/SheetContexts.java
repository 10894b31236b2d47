package vn.econgdan.notice;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import vn.econgdan.notice.approval.ApprovalSheet.Change;
import vn.econgdan.notice.approval.ApprovalSheet.Returned;
import vn.econgdan.notice.approval.SheetContext;
import vn.econgdan.notice.content.NoticeContent;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.RelatesTo;

/** Gathers who wrote a notice, what it does to another, and what changed since it was returned. */
final class SheetContexts {
  private final Relations relations;
  private final NoticeStore notices = new NoticeStore();
  private final HistoryStore history = new HistoryStore();

  SheetContexts(NoticeDependencies tools) {
    this.relations = new Relations(tools);
  }

  /** Without warnings: those belong to a sheet that is not signed yet. */
  SheetContext of(Handle handle, NoticeRow notice) {
    return new SheetContext(
        relations.related(handle, notice.content()),
        history.authors(handle, notice.id(), notice.version()),
        returned(handle, notice),
        List.of());
  }

  private Optional<Returned> returned(Handle handle, NoticeRow notice) {
    return history
        .returned(handle, notice.id(), notice.version())
        .map(
            entry ->
                new Returned(
                    entry.version(),
                    entry.actor(),
                    entry.at(),
                    entry.reason(),
                    changes(handle, notice, entry.version())));
  }

  private List<Change> changes(Handle handle, NoticeRow notice, int version) {
    return notices
        .version(handle, notice.id(), version)
        .map(before -> changes(before.content(), notice.content()))
        .orElse(List.of());
  }

  static List<Change> changes(NoticeContent before, NoticeContent after) {
    return Stream.of(
            new Change("title", before.title(), after.title()),
            new Change("text", before.text(), after.text()),
            new Change("kind", before.kind(), after.kind()),
            new Change("audience", before.audience(), after.audience()),
            new Change("priority", before.priority(), after.priority()),
            new Change("diacritics", before.diacritics(), after.diacritics()),
            new Change("sendAt", before.sendAt().orElse(null), after.sendAt().orElse(null)),
            new Change(
                "validUntil", before.validUntil().orElse(null), after.validUntil().orElse(null)),
            new Change("relatesTo", related(before), related(after)))
        .filter(change -> !Objects.equals(change.before(), change.after()))
        .toList();
  }

  private static RelatesTo related(NoticeContent content) {
    return content.relatesTo().map(NoticeContent.Related::view).orElse(null);
  }
}

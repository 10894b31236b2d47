package vn.econgdan.notice;

import java.util.List;
import java.util.Optional;
import vn.econgdan.notice.PreviewView.Warning;

/** What an approver should know beside what leaves. */
record SheetContext(
    Optional<RelatedNotice> relatesTo,
    List<ApprovalSheet.Author> authors,
    Optional<ApprovalSheet.Returned> returned,
    List<Warning> warnings) {

  SheetContext warning(List<Warning> of) {
    return new SheetContext(relatesTo, authors, returned, of);
  }
}

package vn.econgdan.notice.approval;

import java.util.List;
import java.util.Optional;
import vn.econgdan.notice.approval.PreviewView.Warning;
import vn.econgdan.notice.content.RelatedNotice;

/** What an approver should know beside what leaves. */
public record SheetContext(
    Optional<RelatedNotice> relatesTo,
    List<ApprovalSheet.Author> authors,
    Optional<ApprovalSheet.Returned> returned,
    List<Warning> warnings) {

  /** The same, with these warnings. */
  public SheetContext warning(List<Warning> of) {
    return new SheetContext(relatesTo, authors, returned, of);
  }
}

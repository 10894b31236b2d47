package vn.econgdan.notice.approval;

import java.util.List;
import vn.econgdan.notice.audience.Excluded;
import vn.econgdan.notice.content.NoticeContent;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.text.Diacritics;
import vn.econgdan.text.Encoding;

/** An approval sheet after it was signed, from what was frozen then. */
public final class SignedSheet {
  private SignedSheet() {}

  /**
   * @param notice the version that was signed
   * @param excluded of the frozen audience
   */
  public static ApprovalSheet of(
      NoticeRow notice, PlannedSend send, List<Excluded> excluded, SheetContext context) {
    NoticeContent content = notice.content();
    PlannedSend.Frozen frozen = send.frozen();
    return new ApprovalSheet(
        Long.toString(notice.id()),
        notice.ward(),
        send.version(),
        send.hash(),
        content.title(),
        content.kind(),
        frozen.text(),
        Encoding.valueOf(frozen.encoding()),
        Diacritics.valueOf(frozen.diacritics()),
        frozen.parts(),
        frozen.people(),
        frozen.households(),
        excluded,
        frozen.people() * frozen.parts(),
        frozen.cost(),
        frozen.sendAt().orElse(null),
        frozen.validUntil(),
        content.priority(),
        content.audience(),
        context.relatesTo().orElse(null),
        context.authors(),
        context.returned().orElse(null),
        context.warnings());
  }
}

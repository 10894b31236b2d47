package vn.econgdan.notice;

import java.util.List;
import vn.econgdan.text.Diacritics;
import vn.econgdan.text.Encoding;

/** An approval sheet after it was signed, from what was frozen then. */
final class SignedSheet {
  private SignedSheet() {}

  /**
   * @param notice the version that was signed
   * @param excluded of the frozen audience
   */
  static ApprovalSheet of(
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

package vn.econgdan.notice.approval;

import java.util.List;
import java.util.Optional;
import vn.econgdan.notice.approval.PreviewView.Warning;
import vn.econgdan.notice.content.RelatedNotice;
import vn.econgdan.notice.content.Relation;

/** What approving will do to an earlier notice, for whoever writes or signs. */
final class RelationWarnings {
  private RelationWarnings() {}

  static List<Warning> of(Optional<RelatedNotice> related) {
    return related.map(r -> Warning.of(code(r), r.noticeId(), r.title(), r.people())).stream()
        .toList();
  }

  private static String code(RelatedNotice related) {
    return switch (related.state()) {
      case SUBMITTED -> related.relation() + "_UNAPPROVED_OTHER";
      case SCHEDULED, SENDING, PAUSED ->
          stops(related) ? related.relation() + "_STOPS_OTHER" : "CORRECTS_OTHER";
      case REJECTED, CANCELLED -> "OTHER_NEVER_LEFT";
      default -> stops(related) ? "OTHER_IS_OVER" : "CORRECTS_GONE_OTHER";
    };
  }

  private static boolean stops(RelatedNotice related) {
    return related.relation() != Relation.CORRECTS;
  }
}

package vn.econgdan.notice;

import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.notice.audience.AudienceQuery;
import vn.econgdan.notice.audience.Audiences;
import vn.econgdan.notice.audience.ExcludedPerson;
import vn.econgdan.notice.audience.NoticeSight;
import vn.econgdan.notice.content.NoticeId;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.SendTiming;

/** Lists who does not receive a notice, and why. */
final class Exclusions {
  private final NoticeDependencies tools;
  private final NoticeQueryStore notices = new NoticeQueryStore();
  private final PlannedSendStore plannedSends = new PlannedSendStore();
  private final Audiences audiences = new Audiences();

  Exclusions(NoticeDependencies tools) {
    this.tools = tools;
  }

  Outcome<Page<ExcludedPerson>> of(Handle handle, Actor reader, String id, ListRequest wanted) {
    NoticeSight sight = NoticeQueries.recipientSight(reader);
    return NoticeId.parse(id)
        .flatMap(number -> notices.find(handle, sight, number))
        .map(notice -> Outcome.accepted(of(handle, sight, notice, wanted)))
        .orElseGet(() -> Outcome.refused(Refusal.unknown("NOTICE_UNKNOWN")));
  }

  private Page<ExcludedPerson> of(
      Handle handle, NoticeSight sight, NoticeRow notice, ListRequest wanted) {
    return plannedSends
        .ofVersion(handle, notice.id(), notice.version())
        .map(send -> audiences.excluded(handle, send.id(), sight, wanted))
        .orElseGet(() -> audiences.excluded(handle, question(notice), wanted));
  }

  private AudienceQuery question(NoticeRow notice) {
    return notice.audienceOn(
        SendTiming.of(notice.content(), tools.window(), tools.clock().now()).day());
  }
}

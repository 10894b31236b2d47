package vn.econgdan.notice;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.WardCode;
import vn.econgdan.notice.content.AcceptedDraft;
import vn.econgdan.notice.content.NoticeAct;
import vn.econgdan.notice.content.NoticeContent;
import vn.econgdan.notice.content.NoticeDraft;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.NoticeState;

/** Writes notices and their versions. */
final class NoticeIntake {
  private final NoticeDependencies tools;
  private final DraftAcceptance acceptance;
  private final NoticeTransitions moves;
  private final NoticeStore notices = new NoticeStore();
  private final PlannedSendStore plannedSends = new PlannedSendStore();

  NoticeIntake(NoticeDependencies tools) {
    this.tools = tools;
    this.acceptance = new DraftAcceptance(tools);
    this.moves = new NoticeTransitions(tools);
  }

  Outcome<NoticeView> draft(Handle handle, Actor actor, NoticeDraft draft) {
    String ward = actor.ward().map(WardCode::code).orElseThrow();
    return acceptance
        .of(handle, ward, Optional.empty(), draft)
        .map(accepted -> insert(handle, actor, ward, accepted.content()));
  }

  private NoticeView insert(Handle handle, Actor actor, String ward, NoticeContent content) {
    Instant now = tools.clock().now();
    long id = notices.insert(handle, ward, actor, now);
    notices.insertVersion(
        handle, new NoticeStore.Version(id, 1, ward, content, actor.accountId()), now);
    NoticeRow notice = notices.find(handle, id).orElseThrow();
    return moves.record(handle, notice, new NoticeEvent(NoticeAct.CREATED, actor, now));
  }

  /** A new version; whatever was submitted, approved or planned before is void. */
  Outcome<NoticeView> edit(Handle handle, Actor actor, NoticeRow notice, NoticeDraft draft) {
    Outcome<AcceptedDraft> accepted =
        acceptance.of(handle, notice.ward(), Optional.of(notice.id()), draft);
    if (accepted.isRefused()) {
      return Outcome.refused(accepted.reason());
    }
    NoticeContent content = accepted.value().content();
    if (isTooLate(handle, notice)) {
      return Outcome.refused(moves.wrongState(handle, notice));
    }
    return Outcome.accepted(replace(handle, actor, notice, content));
  }

  private boolean isTooLate(Handle handle, NoticeRow notice) {
    return notice.state() == NoticeState.SCHEDULED
        && !plannedSends.cancel(handle, notice.id(), tools.clock().now());
  }

  private NoticeView replace(Handle handle, Actor actor, NoticeRow notice, NoticeContent content) {
    Instant now = tools.clock().now();
    int next = notice.version() + 1;
    notices.insertVersion(
        handle,
        new NoticeStore.Version(notice.id(), next, notice.ward(), content, actor.accountId()),
        now);
    notices.moveTo(handle, notice.id(), new NoticeStore.Position(NoticeState.DRAFT, next), now);
    NoticeRow edited = notices.find(handle, notice.id()).orElseThrow();
    return moves.record(handle, edited, new NoticeEvent(NoticeAct.EDITED, actor, now));
  }
}

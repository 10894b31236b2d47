package vn.econgdan.notice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.notice.content.NoticeAct;
import vn.econgdan.notice.content.NoticeId;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.StateTable;

/** Finds the notice an act is about, asks the table, moves it and writes down who did it. */
final class NoticeTransitions {
  private final NoticeStateMachine states;
  private final NoticeViews views;
  private final NoticeStore notices = new NoticeStore();

  NoticeTransitions(NoticeDependencies tools) {
    this.states = new NoticeStateMachine(tools.audit());
    this.views = new NoticeViews(tools);
  }

  /** The notice, locked; refused when nobody of this ward sees one. */
  Outcome<NoticeRow> lock(Handle handle, String id) {
    return NoticeId.parse(id)
        .flatMap(number -> notices.lock(handle, number))
        .<Outcome<NoticeRow>>map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(Refusal.unknown("NOTICE_UNKNOWN")));
  }

  /** The notice as it stands, not locked. */
  Outcome<NoticeRow> find(Handle handle, String id) {
    return NoticeId.parse(id)
        .flatMap(number -> notices.find(handle, number))
        .<Outcome<NoticeRow>>map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(Refusal.unknown("NOTICE_UNKNOWN")));
  }

  /** The notice itself when the table lets this actor do this in its state. */
  Outcome<NoticeRow> allowed(Handle handle, NoticeRow notice, NoticeAct act, Actor actor) {
    Optional<StateTable.Row> row = StateTable.find(notice.state(), act);
    if (row.isEmpty()) {
      return Outcome.refused(wrongState(handle, notice));
    }
    return row.get().isOpenTo(actor)
        ? Outcome.accepted(notice)
        : Outcome.refused(Refusal.forbidden("ROLE"));
  }

  /** Names the state the notice is in, and what could still be done. */
  Refusal wrongState(Handle handle, NoticeRow notice) {
    Refusal conflict = views.conflict(handle, notice, "WRONG_STATE");
    String possible =
        StateTable.ROWS.stream()
            .filter(row -> row.from() == notice.state() && !row.roles().isEmpty())
            .map(row -> row.act().name())
            .collect(Collectors.joining(", "));
    Problem problem =
        Problem.of(
            "state", "WRONG_STATE", notice.state(), possible.isEmpty() ? "NOTHING" : possible);
    return new Refusal(conflict.kind(), conflict.code(), List.of(problem), conflict.current());
  }

  /** The notice as it stands in this transaction. */
  NoticeView fresh(Handle handle, NoticeRow notice) {
    return views.fresh(handle, notice.id());
  }

  /** Where the table leads, with history and audit; the notice as it now stands. */
  NoticeView move(Handle handle, NoticeRow notice, NoticeEvent step) {
    if (!states.move(handle, notice, step)) {
      throw new IllegalStateException(step.act() + " leads nowhere from " + notice.state());
    }
    return views.fresh(handle, notice.id());
  }

  /** History and audit, and the notice as it now stands. */
  NoticeView record(Handle handle, NoticeRow notice, NoticeEvent step) {
    states.record(handle, notice, step);
    return views.fresh(handle, notice.id());
  }
}

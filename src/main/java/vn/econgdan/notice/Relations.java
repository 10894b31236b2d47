package vn.econgdan.notice;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.notice.content.DraftRules;
import vn.econgdan.notice.content.NoticeAct;
import vn.econgdan.notice.content.NoticeContent;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.NoticeState;
import vn.econgdan.notice.content.RelatedNotice;
import vn.econgdan.notice.content.Relation;

/**
 * What a notice does to an earlier one. Replacing and cancelling take back what has not left of the
 * other in the transaction of the approval; correcting links the two (DOMAIN 4.2).
 */
final class Relations {
  private static final String FIELD = "relatesTo.noticeId";

  /** What nobody but its writers has seen is edited or cancelled, not replaced. */
  private static final Set<NoticeState> UNWRITTEN =
      EnumSet.of(NoticeState.DRAFT, NoticeState.RETURNED);

  /** Nothing of these ever reached anybody. */
  private static final Set<NoticeState> NEVER_LEFT =
      EnumSet.of(NoticeState.REJECTED, NoticeState.CANCELLED);

  private final NoticeWithdrawal ending;
  private final NoticeTransitions moves;
  private final NoticeStore notices = new NoticeStore();
  private final RelationStore relations = new RelationStore();
  private final PlannedSendStore plannedSends = new PlannedSendStore();

  Relations(NoticeDependencies tools) {
    this.ending = new NoticeWithdrawal(tools);
    this.moves = new NoticeTransitions(tools);
  }

  /**
   * Row-level security hides other wards' notices, so they are as unknown as no notice.
   *
   * @param self empty for a notice that is not kept yet
   */
  Optional<Problem> problem(
      Handle handle, Optional<Long> self, Optional<NoticeContent.Related> relatesTo) {
    return relatesTo.flatMap(related -> problem(handle, self, related.noticeId()));
  }

  private Optional<Problem> problem(Handle handle, Optional<Long> self, long id) {
    Optional<NoticeRow> other = notices.find(handle, id);
    if (other.isEmpty()) {
      return Optional.of(DraftRules.unknownRelated(Long.toString(id)));
    }
    if (self.filter(own -> own == id).isPresent()) {
      return Optional.of(Problem.of(FIELD, "RELATES_TO_ITSELF"));
    }
    if (UNWRITTEN.contains(other.get().state())) {
      return Optional.of(Problem.of(FIELD, "RELATES_TO_DRAFT", id));
    }
    return self.filter(own -> relations.leadsTo(handle, id, own))
        .map(own -> Problem.of(FIELD, "RELATES_IN_CIRCLE", id));
  }

  /** The other notice stays as it is until the transaction ends; always the earlier one last. */
  void lock(Handle handle, NoticeContent content) {
    content.relatesTo().ifPresent(related -> notices.lock(handle, related.noticeId()));
  }

  /** The other notice as it stands now; empty without a relation. */
  Optional<RelatedNotice> related(Handle handle, NoticeContent content) {
    return content
        .relatesTo()
        .flatMap(r -> notices.find(handle, r.noticeId()).map(other -> view(handle, r, other)));
  }

  private RelatedNotice view(Handle handle, NoticeContent.Related related, NoticeRow other) {
    long people =
        plannedSends
            .ofVersion(handle, other.id(), other.version())
            .map(send -> send.frozen().people())
            .orElse(0L);
    return new RelatedNotice(
        Long.toString(other.id()),
        related.relation(),
        other.content().title(),
        other.state(),
        people,
        stops(related.relation()) && NoticeWithdrawal.isOpen(other.state()));
  }

  private static boolean stops(Relation relation) {
    return relation != Relation.CORRECTS;
  }

  /** Both histories say what was done, by the approver, at the approval. */
  void carryOut(Handle handle, NoticeRow notice, NoticeEvent approval) {
    notice.content().relatesTo().ifPresent(related -> carryOut(handle, notice, related, approval));
  }

  private void carryOut(
      Handle handle, NoticeRow notice, NoticeContent.Related related, NoticeEvent approval) {
    NoticeRow other = notices.find(handle, related.noticeId()).orElseThrow();
    boolean stopped = stops(related.relation()) && stop(handle, other, notice, approval);
    NoticeEvent step = new NoticeEvent(NoticeAct.RELATED, approval.actor(), approval.at());
    Sentence onTheOther = sentence(related.relation() + "_BY", notice);
    moves.record(handle, moved(handle, other), step.saying(onTheOther));
    moves.record(handle, notice, step.saying(sentence(done(related, other, stopped), other)));
  }

  /**
   * @param other as it stood before
   */
  private static String done(NoticeContent.Related related, NoticeRow other, boolean stopped) {
    if (NEVER_LEFT.contains(other.state())) {
      return related.relation() + "_NEVER_LEFT";
    }
    if (other.state() == NoticeState.SUBMITTED) {
      return related.relation() + "_UNAPPROVED";
    }
    return related.relation() + (stopped ? "_STOPPED" : "_OTHER");
  }

  private boolean stop(Handle handle, NoticeRow other, NoticeRow notice, NoticeEvent approval) {
    String why = notice.content().relatesTo().orElseThrow().relation() + "_BY";
    NoticeEvent end = new NoticeEvent(NoticeAct.STOPPED, approval.actor(), approval.at());
    return ending.endOpen(handle, other, end.saying(sentence(why, notice)));
  }

  private NoticeRow moved(Handle handle, NoticeRow other) {
    return notices.find(handle, other.id()).orElseThrow();
  }

  private static Sentence sentence(String code, NoticeRow named) {
    return Reason.sentence(code, named.id(), named.content().title());
  }
}

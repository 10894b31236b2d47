package vn.econgdan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.econgdan.notice.NoticeFixture.APPROVER;
import static vn.econgdan.notice.NoticeFixture.COLLEAGUE;
import static vn.econgdan.notice.NoticeFixture.LEADER;
import static vn.econgdan.notice.NoticeFixture.NEIGHBOUR;
import static vn.econgdan.notice.NoticeFixture.OFFICER;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.notice.approval.ApprovalSheet;
import vn.econgdan.notice.approval.PreviewView;
import vn.econgdan.notice.approval.PreviewView.Warning;
import vn.econgdan.notice.audience.AudienceRule;
import vn.econgdan.notice.content.Decision;
import vn.econgdan.notice.content.NoticeAct;
import vn.econgdan.notice.content.NoticeDraft;
import vn.econgdan.notice.content.NoticeEdit;
import vn.econgdan.notice.content.NoticeState;
import vn.econgdan.notice.content.RelatedBy;
import vn.econgdan.notice.content.RelatedNotice;
import vn.econgdan.notice.content.RelatesTo;
import vn.econgdan.notice.content.Relation;

/** What a notice does to an earlier one, and who is told. */
class RelationIT {
  private static final String TITLE = "Lĩnh lương hưu tháng 12";

  @TempDir static Path temp;
  static NoticeFixture world;

  @BeforeAll
  static void start() {
    world = NoticeFixture.start(temp.resolve("data"));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void reset() {
    world.reset();
  }

  /** The first notice, approved, in a state; it has the id 1. */
  private static void first(String notice, String send) {
    world.approved(Drafts.pension());
    world.behindOurBack("update notice set state = '" + notice + "'");
    world.behindOurBack("update planned_send set state = '" + send + "'");
  }

  private static NoticeView second(Relation relation) {
    String id = world.submitted(Drafts.related("1", relation));
    return world.desk.approve(APPROVER, id, world.signing(id)).value();
  }

  private static NoticeView notice(String id) {
    return world.desk.find(OFFICER, id).value();
  }

  private static String sendOfTheFirst() {
    return world.strings("select state from planned_send where notice_id = 1").get(0);
  }

  @ParameterizedTest(name = "{0}: a notice {1} with its send {2} becomes {3}, its send {4}")
  @CsvSource({
    "REPLACES, SCHEDULED, PLANNED, CANCELLED, CANCELLED",
    "CANCELS, SCHEDULED, PLANNED, CANCELLED, CANCELLED",
    "REPLACES, SCHEDULED, DUE, STOPPED, STOPPED",
    "REPLACES, SENDING, PREPARING, STOPPED, STOPPED",
    "CANCELS, SENDING, SENDING, STOPPED, STOPPED",
    "CANCELS, PAUSED, HELD, STOPPED, STOPPED",
    "REPLACES, SENT, SENT, SENT, SENT",
    "CANCELS, EXPIRED, EXPIRED, EXPIRED, EXPIRED",
    "CORRECTS, SCHEDULED, PLANNED, SCHEDULED, PLANNED",
    "CORRECTS, SENDING, SENDING, SENDING, SENDING"
  })
  void approving_takes_back_what_has_not_left_of_the_other(
      Relation relation, String notice, String send, NoticeState then, String thenSend) {
    first(notice, send);
    NoticeView second = second(relation);
    NoticeView first = notice("1");
    assertThat(first.state()).isEqualTo(then);
    assertThat(sendOfTheFirst()).isEqualTo(thenSend);
    assertThat(second.state()).isEqualTo(NoticeState.SCHEDULED);
    boolean ended = !notice.equals(then.name());
    assertThat(first.stateReason())
        .isEqualTo(ended ? Reason.sentence(relation + "_BY", "2", TITLE) : null);
    assertThat(last(first))
        .extracting(HistoryEntry::act, HistoryEntry::actor, HistoryEntry::reason)
        .containsExactly(
            NoticeAct.RELATED, "lanhdao", Reason.sentence(relation + "_BY", "2", TITLE));
    String done = relation + (ended ? "_STOPPED" : "_OTHER");
    assertThat(last(second))
        .extracting(HistoryEntry::act, HistoryEntry::reason)
        .containsExactly(NoticeAct.RELATED, Reason.sentence(done, "1", TITLE));
  }

  private static HistoryEntry last(NoticeView notice) {
    return notice.history().get(notice.history().size() - 1);
  }

  @Test
  void one_that_waits_for_its_approval_is_cancelled_and_never_signed() {
    String other = world.submitted(Drafts.pension());
    ApprovalDecision signing = world.signing(other);
    second(Relation.REPLACES);
    assertThat(notice(other).state()).isEqualTo(NoticeState.CANCELLED);
    assertThat(code(world.desk.approve(APPROVER, other, signing))).isEqualTo("WRONG_STATE");
  }

  @ParameterizedTest
  @EnumSource(Relation.class)
  void both_show_the_relation(Relation relation) {
    first("SENDING", "SENDING");
    NoticeView second = second(relation);
    assertThat(second.relatesTo()).isEqualTo(new RelatesTo("1", relation));
    assertThat(notice("1").relatedBy())
        .containsExactly(new RelatedBy("2", relation, TITLE, NoticeState.SCHEDULED));
    assertThat(world.desk.find(LEADER, "1").value().relatedBy()).hasSize(1);
  }

  @Test
  void a_leader_does_not_learn_of_a_draft_by_its_relation() {
    first("SENDING", "SENDING");
    world.submitted(Drafts.related("1", Relation.CORRECTS));
    assertThat(notice("1").relatedBy()).hasSize(1);
    assertThat(world.desk.find(LEADER, "1").value().relatedBy()).isEmpty();
  }

  @Test
  void nothing_is_stopped_before_the_approval_nor_by_one_that_is_refused() {
    first("SENDING", "SENDING");
    String id = world.submitted(Drafts.related("1", Relation.REPLACES));
    assertThat(sendOfTheFirst()).isEqualTo("SENDING");
    world.behindOurBack("update subscription set suspended_at = now() where citizen_id = 2");
    ApprovalDecision wrong = new ApprovalDecision(1, "x", null, null, null, null);
    assertThat(code(world.desk.approve(APPROVER, id, wrong))).isEqualTo("STALE_HASH");
    assertThat(sendOfTheFirst()).isEqualTo("SENDING");
    assertThat(notice("1").state()).isEqualTo(NoticeState.SENDING);
  }

  @ParameterizedTest(name = "{0} of a notice {1}: {2}")
  @CsvSource({
    "REPLACES, SENDING, REPLACES_STOPS_OTHER",
    "CANCELS, SCHEDULED, CANCELS_STOPS_OTHER",
    "CANCELS, SENT, OTHER_IS_OVER",
    "REPLACES, EXPIRED, OTHER_IS_OVER",
    "REPLACES, CANCELLED, OTHER_NEVER_LEFT",
    "CORRECTS, CANCELLED, OTHER_NEVER_LEFT",
    "CORRECTS, SENT, CORRECTS_GONE_OTHER",
    "CORRECTS, STOPPED, CORRECTS_GONE_OTHER",
    "CORRECTS, SENDING, CORRECTS_OTHER"
  })
  void preview_and_sheet_say_what_it_will_do(Relation relation, String state, String code) {
    first(state, state.equals("SCHEDULED") ? "PLANNED" : state);
    NoticeDraft draft = Drafts.related("1", relation);
    PreviewView preview = world.desk.preview(OFFICER, draft).value();
    ApprovalSheet sheet = world.sheet(world.submitted(draft));
    RelatedNotice expected =
        new RelatedNotice(
            "1", relation, TITLE, NoticeState.valueOf(state), 6, code.endsWith("STOPS_OTHER"));
    assertThat(preview.relatesTo()).isEqualTo(expected);
    assertThat(sheet.relatesTo()).isEqualTo(expected);
    assertThat(preview.warnings()).containsExactly(Warning.of(code, 1, TITLE, 6));
    assertThat(sheet.warnings()).isEqualTo(preview.warnings());
  }

  @ParameterizedTest(name = "{0} of one that is {1}: {2}, then it is {3} and the history says {4}")
  @CsvSource({
    "REPLACES, SUBMITTED, REPLACES_UNAPPROVED_OTHER, CANCELLED, REPLACES_UNAPPROVED",
    "CANCELS, SUBMITTED, CANCELS_UNAPPROVED_OTHER, CANCELLED, CANCELS_UNAPPROVED",
    "CORRECTS, SUBMITTED, CORRECTS_UNAPPROVED_OTHER, SUBMITTED, CORRECTS_UNAPPROVED",
    "REPLACES, REJECTED, OTHER_NEVER_LEFT, REJECTED, REPLACES_NEVER_LEFT",
    "CANCELS, CANCELLED, OTHER_NEVER_LEFT, CANCELLED, CANCELS_NEVER_LEFT",
    "CORRECTS, REJECTED, OTHER_NEVER_LEFT, REJECTED, CORRECTS_NEVER_LEFT"
  })
  void of_one_that_was_never_approved_nothing_is_said_to_leave_or_to_be_stopped(
      Relation relation, NoticeState state, String warning, NoticeState then, String history) {
    String other = world.submitted(Drafts.pension());
    if (state == NoticeState.REJECTED) {
      world.desk.reject(APPROVER, other, NoticeFixture.because(1)).value();
    } else if (state == NoticeState.CANCELLED) {
      world.desk.cancel(OFFICER, other, NoticeFixture.because(1)).value();
    }
    PreviewView preview = world.desk.preview(OFFICER, Drafts.related(other, relation)).value();
    String id = world.submitted(Drafts.related(other, relation));
    boolean stops = state == NoticeState.SUBMITTED && relation != Relation.CORRECTS;
    assertThat(preview.relatesTo())
        .isEqualTo(new RelatedNotice(other, relation, TITLE, state, 0, stops));
    assertThat(preview.warnings()).containsExactly(Warning.of(warning, other, TITLE, 0));
    assertThat(world.sheet(id).warnings()).isEqualTo(preview.warnings());
    NoticeView second = world.desk.approve(APPROVER, id, world.signing(id)).value();
    assertThat(notice(other).state()).isEqualTo(then);
    assertThat(last(second).reason()).isEqualTo(Reason.sentence(history, other, TITLE));
    assertThat(last(notice(other)).reason())
        .isEqualTo(Reason.sentence(relation + "_BY", id, TITLE));
  }

  @Test
  void the_hash_covers_the_relation() {
    first("SENDING", "SENDING");
    String id = world.submitted(Drafts.related("1", Relation.REPLACES));
    ApprovalDecision signing = world.signing(id);
    world.behindOurBack(
        "update notice_version set relation = 'CORRECTS' where relation is not null");
    assertThat(code(world.desk.approve(APPROVER, id, signing))).isEqualTo("STALE_HASH");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update notice_version set relation = 'CORRECTS' where notice_id = 2",
        "update notice_version set relates_to = null, relation = null where notice_id = 2"
      })
  void a_relation_changed_behind_our_back_does_not_leave(String change) {
    first("SENT", "SENT");
    second(Relation.REPLACES);
    long send =
        Long.parseLong(world.strings("select id from planned_send where notice_id = 2").get(0));
    assertThat(refused(send)).isFalse();
    world.behindOurBack(change);
    assertThat(refused(send)).isTrue();
  }

  private static boolean refused(long send) {
    return world
        .database
        .worker()
        .inTransaction(handle -> world.sheets.check(handle, send))
        .isRefused();
  }

  @Test
  void a_draft_is_edited_and_not_replaced() {
    world.desk.draft(OFFICER, Drafts.pension()).value();
    assertThat(code(world.desk.draft(OFFICER, Drafts.related("1", Relation.REPLACES))))
        .isEqualTo("RELATES_TO_DRAFT");
    world.desk.submit(OFFICER, "1", new Decision(1, null, null)).value();
    String id = world.submitted(Drafts.related("1", Relation.REPLACES));
    ApprovalDecision signing = world.signing(id);
    world.desk.returnToWriter(APPROVER, "1", NoticeFixture.because(1)).value();
    assertThat(code(world.desk.approve(APPROVER, id, signing))).isEqualTo("RELATES_TO_DRAFT");
  }

  @Test
  void another_wards_notice_is_as_unknown_as_none() {
    world.approved(Drafts.pension());
    assertThat(code(world.desk.preview(NEIGHBOUR, neighbours()))).isEqualTo("UNKNOWN_NOTICE");
    assertThat(code(world.desk.draft(OFFICER, Drafts.related("99", Relation.CANCELS))))
        .isEqualTo("UNKNOWN_NOTICE");
  }

  private static NoticeDraft neighbours() {
    NoticeDraft d = Drafts.related("1", Relation.CANCELS);
    return new NoticeDraft(
        d.title(),
        d.text(),
        d.kind(),
        new AudienceRule(true, null, null, null),
        d.priority(),
        null,
        null,
        d.diacritics(),
        d.relatesTo(),
        null);
  }

  @Test
  void notices_do_not_refer_to_one_another_in_a_circle() {
    world.submitted(Drafts.pension());
    world.submitted(Drafts.related("1", Relation.CORRECTS));
    world.submitted(Drafts.related("2", Relation.CORRECTS));
    NoticeEdit circle = Drafts.edit(1, Drafts.related("3", Relation.CORRECTS));
    assertThat(code(world.desk.edit(OFFICER, "1", circle))).isEqualTo("RELATES_IN_CIRCLE");
    NoticeEdit itself = Drafts.edit(1, Drafts.related("1", Relation.CORRECTS));
    assertThat(code(world.desk.edit(OFFICER, "1", itself))).isEqualTo("RELATES_TO_ITSELF");
  }

  @Test
  void the_sheet_shows_who_wrote_it_and_what_changed_since_it_was_returned() {
    String id = world.submitted(Drafts.pension());
    assertThat(world.sheet(id).returned()).isNull();
    world.desk.returnToWriter(APPROVER, id, NoticeFixture.because(1)).value();
    assertThat(notice(id).stateReason()).isEqualTo(Reason.sentence("SAID", "Sai giờ"));
    NoticeDraft timed = Drafts.timed("2026-11-24T09:00", null);
    world.desk.edit(COLLEAGUE, id, Drafts.edit(1, timed)).value();
    world.desk.submit(OFFICER, id, new Decision(2, null, null)).value();
    ApprovalSheet sheet = world.sheet(id);
    assertThat(sheet.authors())
        .extracting(
            ApprovalSheet.Author::actor, ApprovalSheet.Author::act, ApprovalSheet.Author::version)
        .containsExactly(
            tuple("canbo", NoticeAct.CREATED, 1),
            tuple("canbo", NoticeAct.SUBMITTED, 1),
            tuple("canbo1", NoticeAct.EDITED, 2),
            tuple("canbo", NoticeAct.SUBMITTED, 2));
    assertThat(sheet.returned())
        .extracting(ApprovalSheet.Returned::version, ApprovalSheet.Returned::actor)
        .containsExactly(1, "lanhdao");
    assertThat(sheet.returned().reason()).isEqualTo(Reason.sentence("SAID", "Sai giờ"));
    assertThat(sheet.returned().changes())
        .containsExactly(new ApprovalSheet.Change("sendAt", null, Drafts.at("2026-11-24T09:00")));
    world.desk.approve(APPROVER, id, NoticeFixture.signing(sheet)).value();
    assertThat(world.sheet(id).authors()).isEqualTo(sheet.authors());
  }

  private static String code(Outcome<?> outcome) {
    return outcome.isRefused() ? outcome.reason().code() : null;
  }
}

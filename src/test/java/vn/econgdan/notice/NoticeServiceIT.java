package vn.econgdan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vn.econgdan.notice.NoticeFixture.ADMINISTRATOR;
import static vn.econgdan.notice.NoticeFixture.APPROVER;
import static vn.econgdan.notice.NoticeFixture.BACK_OFFICE;
import static vn.econgdan.notice.NoticeFixture.LEADER;
import static vn.econgdan.notice.NoticeFixture.OFFICER;
import static vn.econgdan.notice.NoticeFixture.SCHEDULER;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.SortKey;
import vn.econgdan.notice.approval.PreviewView;
import vn.econgdan.notice.approval.PreviewView.Variant;
import vn.econgdan.notice.audience.AudienceRule;
import vn.econgdan.notice.content.Decision;
import vn.econgdan.notice.content.NoticeDraft;
import vn.econgdan.notice.content.NoticeKind;
import vn.econgdan.notice.content.RelatesTo;
import vn.econgdan.notice.content.Relation;
import vn.econgdan.text.Diacritics;

/** What the desk takes, what it refuses and why (CONTRACT 4). */
class NoticeServiceIT {
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

  static Stream<Arguments> unacceptable() {
    List<String> none = List.of();
    return Stream.of(
        arguments("title", "REQUIRED", Drafts.titled(" ")),
        arguments("title", "TITLE_TOO_LONG", Drafts.titled("ổ".repeat(201))),
        arguments("title", "BROKEN_CHARACTER", Drafts.titled("a\0")),
        arguments("text", "EMPTY_TEXT", Drafts.saying(null)),
        arguments("text", "EMPTY_TEXT", Drafts.saying("  ")),
        arguments("text", "BROKEN_CHARACTER", Drafts.saying("a\0")),
        arguments("text", "TOO_LONG", Drafts.saying("a".repeat(1600))),
        arguments("kind", "REQUIRED_ONE_OF", Drafts.about(null, null)),
        arguments("audience", "AUDIENCE_EMPTY", Drafts.to(null)),
        arguments(
            "audience", "AUDIENCE_EMPTY", Drafts.to(new AudienceRule(null, null, null, null))),
        arguments(
            "audience", "AUDIENCE_EMPTY", Drafts.to(new AudienceRule(null, none, null, null))),
        arguments(
            "audience",
            "AUDIENCE_CONTRADICTS",
            Drafts.to(new AudienceRule(true, List.of("55B"), null, null))),
        arguments("audience", "AUDIENCE_ITEM", Drafts.to(Drafts.group(" "))),
        arguments("audience.groups", "UNKNOWN_GROUP", Drafts.to(Drafts.group("Tổ 55X"))),
        arguments(
            "audience.tags",
            "UNKNOWN_TAG",
            Drafts.to(new AudienceRule(null, null, List.of("nobody"), null))),
        arguments(
            "audience.households",
            "UNKNOWN_HOUSEHOLD",
            Drafts.to(new AudienceRule(null, null, null, List.of("H99")))),
        arguments("sendAt", "SEND_AT_PAST", Drafts.timed("2026-11-23T09:58", null)),
        arguments("sendAt", "TOO_FAR_AHEAD", Drafts.timed("2028-01-01T08:00", null)),
        arguments(
            "sendAt", "INVITATION_HOURS", Drafts.about(NoticeKind.INVITATION, "2026-11-24T22:00")),
        arguments(
            "validUntil",
            "VALID_UNTIL_TOO_EARLY",
            Drafts.timed("2026-11-24T08:00", "2026-11-24T08:00")),
        arguments("relatesTo.noticeId", "UNKNOWN_NOTICE", Drafts.related("77", Relation.CORRECTS)),
        arguments("relatesTo.noticeId", "UNKNOWN_NOTICE", Drafts.related("x", Relation.CORRECTS)),
        arguments("relatesTo.relation", "REQUIRED_ONE_OF", Drafts.related("1", null)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("unacceptable")
  void a_draft_that_cannot_be_accepted_names_the_field(
      String field, String code, NoticeDraft draft) {
    Refusal refusal = world.desk.draft(OFFICER, draft).reason();
    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNACCEPTABLE);
    assertThat(refusal.problems())
        .extracting(problem -> problem.field() + " " + problem.code())
        .containsExactly(field + " " + code);
    assertThat(world.strings("select id from notice")).isEmpty();
  }

  /** Of form, of text, of time, of the registry and of other notices. */
  @Test
  void a_draft_that_is_wrong_everywhere_hears_of_it_all_when_written_and_when_edited() {
    AudienceRule nobody = new AudienceRule(null, List.of("Tổ 55X"), List.of("nobody"), null);
    NoticeDraft wrong =
        new NoticeDraft(
            " ",
            "a".repeat(1600),
            null,
            nobody,
            null,
            Drafts.at("2026-11-23T09:58"),
            Drafts.at("2026-11-22T08:00"),
            null,
            new RelatesTo("77", Relation.CORRECTS),
            null);
    String id = world.submitted(Drafts.pension());
    for (Refusal refusal :
        List.of(
            world.desk.draft(OFFICER, wrong).reason(),
            world.desk.edit(OFFICER, id, Drafts.edit(1, wrong)).reason())) {
      assertThat(refusal.problems())
          .extracting(problem -> problem.field() + " " + problem.code())
          .containsExactly(
              "title REQUIRED",
              "kind REQUIRED_ONE_OF",
              "text TOO_LONG",
              "sendAt SEND_AT_PAST",
              "validUntil VALID_UNTIL_TOO_EARLY",
              "audience.groups UNKNOWN_GROUP",
              "audience.tags UNKNOWN_TAG",
              "relatesTo.noticeId UNKNOWN_NOTICE");
    }
  }

  @Test
  void the_preview_shows_both_ways_of_writing_and_keeps_nothing() {
    PreviewView preview = world.desk.preview(OFFICER, Drafts.kept()).value();
    assertThat(preview.people()).isEqualTo(6);
    assertThat(preview.variants())
        .extracting(Variant::diacritics, Variant::parts, Variant::partsTotal, Variant::cost)
        .containsExactly(
            tuple(Diacritics.STRIP, 1, 6L, 3300L), tuple(Diacritics.KEEP, 2, 12L, 6600L));
    assertThat(preview.warnings()).containsExactly(PreviewView.Warning.of("MARKS_COST", 2, 1));
    assertThat(world.strings("select id from notice")).isEmpty();
  }

  @Test
  void roles_and_wards_decide_who_writes() {
    assertThat(code(world.desk.draft(APPROVER, Drafts.pension()))).isEqualTo("ROLE");
    assertThat(code(world.desk.draft(LEADER, Drafts.pension()))).isEqualTo("ROLE");
    assertThat(code(world.desk.draft(OFFICER, Drafts.inWard("00352")))).isEqualTo("WARD_FOREIGN");
    assertThat(code(world.desk.draft(ADMINISTRATOR, Drafts.inWard("00367")))).isEqualTo("ROLE");
    assertThat(code(world.desk.find(ADMINISTRATOR, "1"))).isEqualTo("WARD_REQUIRED");
  }

  @Test
  void stale_versions_and_missing_words_are_refused() {
    String id = world.submitted(Drafts.pension());
    Refusal stale = world.desk.edit(OFFICER, id, Drafts.edit(9, Drafts.pension())).reason();
    assertThat(stale.code()).isEqualTo("STALE_VERSION");
    assertThat(stale.current().orElseThrow()).isInstanceOf(NoticeView.class);
    Decision silent = new Decision(1, null, " ");
    assertThat(code(world.desk.returnToWriter(APPROVER, id, silent))).isEqualTo("REASON_REQUIRED");
    assertThat(code(world.desk.reject(APPROVER, id, silent))).isEqualTo("REASON_REQUIRED");
    assertThat(code(world.desk.cancel(OFFICER, id, silent))).isEqualTo("REASON_REQUIRED");
    assertThat(code(world.desk.stop(SCHEDULER, id, silent))).isEqualTo("REASON_REQUIRED");
    ApprovalDecision unsigned = new ApprovalDecision(1, null, null, null, null, null);
    assertThat(code(world.desk.approve(APPROVER, id, unsigned))).isEqualTo("REQUIRED");
    assertThat(code(world.desk.stop(SCHEDULER, id, NoticeFixture.because(1))))
        .isEqualTo("WRONG_STATE");
  }

  @Test
  void a_returned_notice_may_be_submitted_again_and_a_rejected_one_never() {
    String id = world.submitted(Drafts.pension());
    NoticeView returned = world.desk.returnToWriter(APPROVER, id, NoticeFixture.because(1)).value();
    assertThat(returned.history().get(2).reason()).isEqualTo(Reason.sentence("SAID", "Sai giờ"));
    world.desk.submit(OFFICER, id, new Decision(1, null, null)).value();
    world.desk.reject(APPROVER, id, NoticeFixture.because(1)).value();
    assertThat(code(world.desk.submit(OFFICER, id, new Decision(1, null, null))))
        .isEqualTo("WRONG_STATE");
    assertThat(code(world.desk.edit(OFFICER, id, Drafts.edit(1, Drafts.pension()))))
        .isEqualTo("WRONG_STATE");
  }

  @Test
  void lists_are_paged_and_filtered_by_state() {
    for (int i = 0; i < 3; i++) {
      world.submitted(Drafts.pension());
    }
    assertThat(
            world
                .desk
                .list(OFFICER, "SUBMITTED", ListRequest.of(new PageRequest(2, 2)))
                .value()
                .items())
        .hasSize(1);
    assertThat(
            world
                .desk
                .list(OFFICER, "SUBMITTED", ListRequest.of(new PageRequest(9, 2)))
                .value()
                .total())
        .isEqualTo(3);
    ListRequest page = ListRequest.of(new PageRequest(1, 50));
    assertThat(code(world.desk.list(OFFICER, "GONE", page))).isEqualTo("UNKNOWN_VALUE");
    assertThat(code(world.desk.list(BACK_OFFICE, null, page))).isEqualTo("ROLE");
  }

  private static List<String> titles(Actor actor, String phone, String text, SortKey... sort) {
    ListRequest wanted =
        new ListRequest(
            new PageRequest(1, 50),
            Optional.ofNullable(phone).map(Msisdn::new),
            Optional.ofNullable(text),
            List.of(sort));
    return world.desk.list(actor, null, wanted).value().items().stream()
        .map(NoticeView::title)
        .toList();
  }

  @Test
  void a_number_finds_what_went_to_it_and_a_leader_only_what_went_to_his_groups() {
    world.approved(Drafts.pension());
    AudienceRule everybody = new AudienceRule(true, null, null, null);
    String all = world.submitted(Drafts.to(everybody));
    world.desk.approve(APPROVER, all, world.signing(all)).value();
    world.submitted(Drafts.to(everybody));
    String toGroup55B = "+84910000001";
    String toGroup55A = "+84910000011";
    String withoutConsent = "+84910000008";
    assertThat(titles(OFFICER, toGroup55B, null)).hasSize(2);
    assertThat(titles(OFFICER, toGroup55A, null)).hasSize(1);
    assertThat(titles(OFFICER, withoutConsent, null)).isEmpty();
    assertThat(titles(LEADER, toGroup55B, null)).hasSize(2);
    assertThat(titles(LEADER, toGroup55A, null))
        .as("the notice is for his group too, the number is not of it")
        .isEmpty();
    assertThat(titles(NoticeFixture.NEIGHBOUR, toGroup55B, null)).isEmpty();
  }

  @Test
  void notices_are_searched_without_marks_and_sorted_by_what_is_named() {
    world.submitted(Drafts.titled("Họp tổ dân phố"));
    world.submitted(Drafts.titled("Đóng cửa bể bơi"));
    world.submitted(Drafts.titled("Ăn mừng năm mới"));
    assertThat(titles(OFFICER, null, "HOP  to")).containsExactly("Họp tổ dân phố");
    assertThat(titles(OFFICER, null, "dong cua")).containsExactly("Đóng cửa bể bơi");
    assertThat(titles(OFFICER, null, "100%")).isEmpty();
    assertThat(titles(OFFICER, null, null))
        .containsExactly("Ăn mừng năm mới", "Đóng cửa bể bơi", "Họp tổ dân phố");
    assertThat(titles(OFFICER, null, null, new SortKey("title", true)))
        .containsExactly("Họp tổ dân phố", "Đóng cửa bể bơi", "Ăn mừng năm mới");
    assertThat(
            titles(OFFICER, null, null, new SortKey("state", false), new SortKey("title", false)))
        .containsExactly("Ăn mừng năm mới", "Đóng cửa bể bơi", "Họp tổ dân phố");
  }

  private static String code(Outcome<?> outcome) {
    return outcome.isRefused() ? outcome.reason().code() : null;
  }
}

package vn.econgdan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.econgdan.notice.NoticeFixture.APPROVER;
import static vn.econgdan.notice.NoticeFixture.OFFICER;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.notice.approval.ApprovalSheet;
import vn.econgdan.notice.approval.PreviewView.Warning;
import vn.econgdan.notice.content.NoticeKind;

/** A notice that is signed later than its writer thought: the time moves on or is chosen anew. */
class LateApprovalIT {
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

  @Test
  void a_draft_of_today_is_signed_tomorrow_and_is_valid_until_the_end_of_tomorrow() {
    String id = world.submitted(Drafts.pension());
    ApprovalSheet today = world.sheet(id);
    world.clock.set("2026-11-24T09:00");
    assertThat(world.desk.find(OFFICER, id).value().validUntil())
        .isEqualTo(Drafts.at("2026-11-24T23:59:59"));
    Refusal stale = world.desk.approve(APPROVER, id, NoticeFixture.signing(today)).reason();
    assertThat(stale.code()).isEqualTo("STALE_HASH");
    ApprovalSheet tomorrow = (ApprovalSheet) stale.current().orElseThrow();
    assertThat(tomorrow.validUntil()).isEqualTo(Drafts.at("2026-11-24T23:59:59"));
    assertThat(tomorrow.warnings()).isEmpty();
    NoticeView approved = world.desk.approve(APPROVER, id, NoticeFixture.signing(tomorrow)).value();
    assertThat(approved.validUntil()).isEqualTo(Drafts.at("2026-11-24T23:59:59"));
  }

  @Test
  void
      the_sheet_says_beforehand_that_the_time_has_passed_and_a_plain_approval_names_the_ways_out() {
    String id = world.submitted(Drafts.timed("2026-11-23T10:30", "2026-11-23T12:00"));
    world.clock.set("2026-11-23T13:00");
    ApprovalSheet sheet = world.sheet(id);
    assertThat(sheet.warnings())
        .containsExactly(
            Warning.of("LATE_SEND_AT", "10:30 23/11/2026"),
            Warning.of("LATE_VALID_UNTIL", "12:00 23/11/2026"));
    Refusal late = world.desk.approve(APPROVER, id, NoticeFixture.signing(sheet)).reason();
    assertThat(late.kind()).isEqualTo(Refusal.Kind.UNACCEPTABLE);
    assertThat(late.problems())
        .extracting(problem -> problem.field() + " " + problem.code())
        .containsExactly("sendAt LATE_SEND_AT", "validUntil LATE_VALID_UNTIL");
  }

  @Test
  void sending_now_is_signed_with_the_sheet_and_the_validity_follows() {
    String id = world.submitted(Drafts.timed("2026-11-23T10:30", "2026-11-23T12:00"));
    world.clock.set("2026-11-24T08:00");
    ApprovalSheet now = sheet(id, "sendNow", true).value();
    assertThat(now.sendAt()).isNull();
    assertThat(now.validUntil()).isEqualTo(Drafts.at("2026-11-24T23:59:59"));
    assertThat(now.warnings())
        .containsExactly(Warning.of("TIME_CHOSEN", "08:00 24/11/2026", "23:59 24/11/2026"));
    NoticeView notice = world.desk.approve(APPROVER, id, signing(now, true, null, null)).value();
    assertThat(notice.sendAt()).isNull();
    assertThat(notice.validUntil()).isEqualTo(now.validUntil());
    assertThat(notice.history().get(2).reason())
        .isEqualTo(Reason.sentence("TIME_CHOSEN", "08:00 24/11/2026"));
    assertThat(due()).isEqualTo(Drafts.at("2026-11-24T08:00"));
    assertThat(mayLeave()).isTrue();
    assertThat(sheet(id, "sendNow", false).value().hash()).isEqualTo(now.hash());
  }

  @Test
  void a_new_time_is_signed_with_the_sheet_and_keeps_a_validity_that_is_still_after_it() {
    String id = world.submitted(Drafts.timed("2026-11-23T10:30", "2026-11-25T12:00"));
    world.clock.set("2026-11-24T08:00");
    Instant chosen = Drafts.at("2026-11-25T09:00");
    ApprovalSheet sheet = sheet(id, "sendAt", chosen).value();
    assertThat(sheet.sendAt()).isEqualTo(chosen);
    assertThat(sheet.validUntil()).isEqualTo(Drafts.at("2026-11-25T12:00"));
    NoticeView notice =
        world.desk.approve(APPROVER, id, signing(sheet, null, chosen, null)).value();
    assertThat(notice.sendAt()).isEqualTo(chosen);
    assertThat(due()).isEqualTo(chosen);
    assertThat(mayLeave()).isTrue();
  }

  @Test
  void a_validity_may_be_given_with_the_time() {
    String id = world.submitted(Drafts.pension());
    Instant at = Drafts.at("2026-11-25T09:00");
    Instant until = Drafts.at("2026-11-26T17:00");
    ApprovalSheet sheet =
        world.desk.approvalSheet(APPROVER, id, Map.of("sendAt", at, "validUntil", until)).value();
    assertThat(sheet.validUntil()).isEqualTo(until);
    assertThat(world.desk.approve(APPROVER, id, signing(sheet, null, at, until)).value())
        .extracting(NoticeView::sendAt, NoticeView::validUntil)
        .containsExactly(at, until);
  }

  @Test
  void a_time_that_was_not_on_the_sheet_is_answered_with_the_sheet_of_that_time() {
    String id = world.submitted(Drafts.timed("2026-11-25T09:00", null));
    ApprovalSheet written = world.sheet(id);
    Refusal stale = world.desk.approve(APPROVER, id, signing(written, true, null, null)).reason();
    assertThat(stale.code()).isEqualTo("STALE_HASH");
    ApprovalSheet now = (ApprovalSheet) stale.current().orElseThrow();
    assertThat(now.sendAt()).isNull();
    assertThat(world.strings("select id from planned_send")).isEmpty();
    assertThat(code(world.desk.approve(APPROVER, id, NoticeFixture.signing(now))))
        .as("the sheet of now does not sign the writer's time")
        .isEqualTo("STALE_HASH");
    assertThat(code(world.desk.approve(APPROVER, id, signing(now, true, null, null)))).isNull();
  }

  @ParameterizedTest(name = "sendNow {0}, sendAt {1}, validUntil {2}: {3} {4}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          true, 2026-11-25T09:00, -, sendAt, SEND_NOW_OR_AT
          -, -, 2026-11-25T09:00, validUntil, VALID_UNTIL_ALONE
          -, 2026-11-23T09:00, -, sendAt, SEND_AT_PAST
          -, 2028-11-23T09:00, -, sendAt, TOO_FAR_AHEAD
          true, -, 2026-11-23T09:00, validUntil, VALID_UNTIL_TOO_EARLY
          """)
  void a_time_that_cannot_be_kept_is_refused_on_the_sheet_and_by_approve(
      Boolean sendNow, String sendAt, String validUntil, String field, String problem) {
    String id = world.submitted(Drafts.pension());
    Map<String, Object> chosen = new HashMap<>();
    chosen.put("sendNow", sendNow);
    chosen.put("sendAt", Drafts.at(sendAt));
    chosen.put("validUntil", Drafts.at(validUntil));
    ApprovalDecision decision =
        signing(world.sheet(id), sendNow, Drafts.at(sendAt), Drafts.at(validUntil));
    Refusal onTheSheet = world.desk.approvalSheet(APPROVER, id, chosen).reason();
    Refusal atApproval = world.desk.approve(APPROVER, id, decision).reason();
    assertThat(onTheSheet.problems())
        .extracting(p -> p.field() + " " + p.code())
        .containsExactly(field + " " + problem);
    assertThat(atApproval).isEqualTo(onTheSheet);
  }

  @Test
  void invitations_keep_their_hours_when_the_time_is_chosen() {
    world.behindOurBack(
        "insert into consent (ward_code, citizen_id, purpose, wording_version, channel, evidence,"
            + " given_on, recorded_by, recorded_at) select ward_code, citizen_id, 'INVITATIONS', '1',"
            + " 'PAPER', 'tờ 2', '2026-01-01', 'canbo', now() from consent");
    String id = world.submitted(Drafts.about(NoticeKind.INVITATION, "2026-11-24T09:00"));
    Instant night = Drafts.at("2026-11-24T22:30");
    assertThat(code(sheet(id, "sendAt", night))).isEqualTo("INVITATION_HOURS");
  }

  @Test
  void a_chosen_time_changed_behind_our_back_does_not_leave() {
    String id = world.submitted(Drafts.timed("2026-11-24T09:00", null));
    Instant at = Drafts.at("2026-11-25T09:00");
    ApprovalSheet sheet = sheet(id, "sendAt", at).value();
    world.desk.approve(APPROVER, id, signing(sheet, null, at, null)).value();
    assertThat(mayLeave()).isTrue();
    world.behindOurBack("update planned_send set send_at = '2026-11-24 02:00Z'");
    assertThat(mayLeave()).isFalse();
  }

  private static Outcome<ApprovalSheet> sheet(String id, String name, Object value) {
    return world.desk.approvalSheet(APPROVER, id, Map.of(name, value));
  }

  private static ApprovalDecision signing(
      ApprovalSheet sheet, Boolean now, Instant at, Instant until) {
    return new ApprovalDecision(sheet.version(), sheet.hash(), null, now, at, until);
  }

  private static Instant due() {
    return world.superuser.withHandle(
        h -> h.createQuery("select due_at from planned_send").mapTo(Instant.class).one());
  }

  private static boolean mayLeave() {
    long send = Long.parseLong(world.strings("select id from planned_send").get(0));
    return !world
        .database
        .worker()
        .inTransaction(handle -> world.sheets.check(handle, send))
        .isRefused();
  }

  private static String code(Outcome<?> outcome) {
    return outcome.isRefused() ? outcome.reason().code() : null;
  }
}

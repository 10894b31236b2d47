package vn.econgdan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.econgdan.notice.NoticeFixture.APPROVER;
import static vn.econgdan.notice.NoticeFixture.COLLEAGUE;
import static vn.econgdan.notice.NoticeFixture.EVERYTHING;
import static vn.econgdan.notice.NoticeFixture.NEIGHBOUR;
import static vn.econgdan.notice.NoticeFixture.OFFICER;
import static vn.econgdan.notice.NoticeFixture.SECOND_APPROVER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.notice.approval.ApprovalSheet;
import vn.econgdan.notice.audience.Excluded;
import vn.econgdan.notice.content.Decision;
import vn.econgdan.notice.content.NoticeAct;
import vn.econgdan.notice.content.NoticeKind;
import vn.econgdan.notice.content.NoticeState;
import vn.econgdan.notice.content.Priority;
import vn.econgdan.text.Encoding;

/** Exactly this text for exactly these people, signed by somebody else (DESIGN 4.4). */
class ApprovalIT {
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
  void the_sheet_says_what_leaves_for_whom_and_at_what_cost() {
    String id = world.submitted(Drafts.pension());
    ApprovalSheet sheet = world.sheet(id);
    assertThat(sheet.text())
        .isEqualTo("UBND P.Thanh Xuan: Linh luong huu 8h ngay 05/12 tai nha sinh hoat to 55B.");
    assertThat(sheet.encoding()).isEqualTo(Encoding.GSM7);
    assertThat(sheet.people()).isEqualTo(6);
    assertThat(sheet.households()).isEqualTo(3);
    assertThat(sheet.excluded())
        .containsExactly(
            new Excluded("DUPLICATE_NUMBER", 1),
            new Excluded("NO_CONSENT", 1),
            new Excluded("NO_NUMBER", 1),
            new Excluded("SUSPENDED", 1));
    assertThat(sheet.partsTotal()).isEqualTo(6);
    assertThat(sheet.cost()).isEqualTo(3300);
    assertThat(sheet.validUntil()).isEqualTo(Drafts.at("2026-11-23T23:59:59"));
  }

  @Test
  void approving_freezes_the_audience_and_plans_the_send() {
    String id = world.submitted(Drafts.pension());
    ApprovalDecision signing = world.signing(id);
    NoticeView notice = world.desk.approve(APPROVER, id, signing).value();
    assertThat(notice.state()).isEqualTo(NoticeState.SCHEDULED);
    assertThat(notice.hash()).isEqualTo(signing.hash());
    assertThat(notice.history())
        .extracting(HistoryEntry::act)
        .containsExactly(NoticeAct.CREATED, NoticeAct.SUBMITTED, NoticeAct.APPROVED);
    assertThat(
            world.strings(
                "select concat_ws(' ', state, send_month, lane, part_count, people, cost,"
                    + " hash = '"
                    + signing.hash()
                    + "') from planned_send"))
        .containsExactly("PLANNED 2026-11-01 NORMAL 1 6 3300 t");
    assertThat(
            world.strings(
                "select concat_ws(' ', citizen_id, included, reason) from audience_member"
                    + " order by member_no"))
        .containsExactly(
            "1 t",
            "2 t",
            "3 t",
            "4 t",
            "5 t",
            "6 t",
            "7 f DUPLICATE_NUMBER",
            "8 f NO_CONSENT",
            "9 f SUSPENDED",
            "10 f NO_NUMBER");
    assertThat(world.strings("select hash from approval_step where act = 'APPROVED'"))
        .containsExactly(signing.hash());
    assertThat(world.strings("select act || ' ' || actor from audit_event order by id"))
        .containsExactly(
            "NOTICE_CREATED canbo", "NOTICE_SUBMITTED canbo", "NOTICE_APPROVED lanhdao");
  }

  @Test
  void a_send_belongs_to_the_month_of_its_time_in_Hanoi() {
    world.approved(Drafts.timed(Priority.URGENT, "2026-12-01T00:30", null));
    assertThat(world.strings("select send_month || ' ' || lane from planned_send"))
        .containsExactly("2026-12-01 URGENT");
  }

  @Test
  void nobody_approves_what_he_wrote_edited_or_submitted() {
    String written = world.submitted(Drafts.pension());
    assertThat(code(world.desk.approve(EVERYTHING, written, world.signing(written)))).isNull();
    String own = world.desk.draft(EVERYTHING, Drafts.pension()).value().id();
    world.desk.submit(OFFICER, own, new Decision(1, null, null)).value();
    assertThat(code(world.desk.approve(EVERYTHING, own, world.signing(own))))
        .isEqualTo("OWN_NOTICE");
    String handedIn = world.desk.draft(OFFICER, Drafts.pension()).value().id();
    world.desk.submit(COLLEAGUE, handedIn, new Decision(1, null, null)).value();
    assertThat(code(world.desk.approve(COLLEAGUE, handedIn, world.signing(handedIn))))
        .isEqualTo("OWN_NOTICE");
    String edited = world.submitted(Drafts.pension());
    world.desk.edit(COLLEAGUE, edited, Drafts.edit(1, Drafts.titled("Khác"))).value();
    world.desk.edit(OFFICER, edited, Drafts.edit(2, Drafts.pension())).value();
    world.desk.submit(OFFICER, edited, new Decision(3, null, null)).value();
    assertThat(code(world.desk.approve(COLLEAGUE, edited, world.signing(edited))))
        .isEqualTo("OWN_NOTICE");
    assertThat(world.strings("select id from planned_send")).hasSize(1);
  }

  @Test
  void a_changed_audience_is_answered_with_the_new_sheet_and_nothing_is_planned() {
    String id = world.submitted(Drafts.pension());
    ApprovalDecision signing = world.signing(id);
    world.behindOurBack("update subscription set suspended_at = now() where citizen_id = 2");
    world.behindOurBack("update subscription set suspended_at = null where citizen_id = 9");
    Refusal refusal = world.desk.approve(APPROVER, id, signing).reason();
    assertThat(refusal.code()).isEqualTo("STALE_HASH");
    ApprovalSheet sheet = (ApprovalSheet) refusal.current().orElseThrow();
    assertThat(sheet.people()).isEqualTo(6);
    assertThat(sheet.hash()).isNotEqualTo(signing.hash());
    assertThat(world.strings("select id from planned_send")).isEmpty();
    ApprovalDecision again = NoticeFixture.signing(sheet);
    assertThat(world.desk.approve(APPROVER, id, again).isRefused()).isFalse();
  }

  @Test
  void an_edit_voids_submission_approval_and_plan() {
    String id = world.submitted(Drafts.pension());
    ApprovalDecision old = world.signing(id);
    world.desk.approve(APPROVER, id, old).value();
    NoticeView edited = world.desk.edit(OFFICER, id, Drafts.edit(1, Drafts.titled("Khác"))).value();
    assertThat(edited.version()).isEqualTo(2);
    assertThat(edited.state()).isEqualTo(NoticeState.DRAFT);
    assertThat(edited.hash()).isNull();
    assertThat(world.strings("select state from planned_send")).containsExactly("CANCELLED");
    Refusal stale = world.desk.approve(APPROVER, id, old).reason();
    assertThat(stale.code()).isEqualTo("STALE_VERSION");
    assertThat(stale.current().orElseThrow()).isInstanceOf(ApprovalSheet.class);
  }

  @Test
  void what_a_tick_has_claimed_is_stopped_not_cancelled_and_not_edited() {
    String id = world.submitted(Drafts.pension());
    world.desk.approve(APPROVER, id, world.signing(id)).value();
    world.behindOurBack("update planned_send set state = 'DUE'");
    assertThat(code(world.desk.cancel(OFFICER, id, NoticeFixture.because(1))))
        .isEqualTo("WRONG_STATE");
    assertThat(code(world.desk.edit(OFFICER, id, Drafts.edit(1, Drafts.pension()))))
        .isEqualTo("WRONG_STATE");
    assertThat(world.strings("select version from notice")).containsExactly("1");
    assertThat(world.desk.stop(OFFICER, id, NoticeFixture.because(1)).value().state())
        .isEqualTo(NoticeState.STOPPED);
    assertThat(world.strings("select state from planned_send")).containsExactly("STOPPED");
  }

  @Test
  void two_approvers_at_once_make_one_approval_and_one_send() throws Exception {
    String id = world.submitted(Drafts.pension());
    ApprovalDecision signing = world.signing(id);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Outcome<NoticeView>>> clicks =
          List.of(
              () -> world.desk.approve(APPROVER, id, signing),
              () -> world.desk.approve(SECOND_APPROVER, id, signing));
      List<String> codes = new ArrayList<>();
      for (Future<Outcome<NoticeView>> click : two.invokeAll(clicks)) {
        codes.add(code(click.get()));
      }
      assertThat(codes).containsExactlyInAnyOrder(null, "WRONG_STATE");
    } finally {
      two.shutdown();
    }
    assertThat(world.strings("select id from planned_send")).hasSize(1);
  }

  @Test
  void a_notice_whose_time_has_passed_meanwhile_is_not_approved() {
    String id = world.submitted(Drafts.timed("2026-11-23T10:30", null));
    ApprovalDecision signing = world.signing(id);
    world.clock.forward(Duration.ofMinutes(32));
    assertThat(code(world.desk.approve(APPROVER, id, signing))).isEqualTo("LATE_SEND_AT");
  }

  @Test
  void nobody_eligible_stops_submit_and_approval() {
    String empty = world.desk.draft(OFFICER, Drafts.to(Drafts.group("56"))).value().id();
    assertThat(code(world.desk.submit(OFFICER, empty, new Decision(1, null, null))))
        .isEqualTo("NOBODY_ELIGIBLE");
    String id = world.submitted(Drafts.pension());
    world.behindOurBack("update consent set withdrawn_at = now()");
    assertThat(code(world.desk.approve(APPROVER, id, world.signing(id))))
        .isEqualTo("NOBODY_ELIGIBLE");
  }

  @Test
  void invitations_ask_for_a_consent_of_their_own() {
    String id =
        world
            .desk
            .draft(OFFICER, Drafts.about(NoticeKind.INVITATION, "2026-11-24T09:00"))
            .value()
            .id();
    assertThat(code(world.desk.submit(OFFICER, id, new Decision(1, null, null))))
        .isEqualTo("NOBODY_ELIGIBLE");
  }

  @Test
  void another_wards_notice_is_unknown() {
    String id = world.submitted(Drafts.pension());
    assertThat(code(world.desk.find(NEIGHBOUR, id))).isEqualTo("NOTICE_UNKNOWN");
    assertThat(code(world.desk.approvalSheet(NEIGHBOUR, id, Map.of()))).isEqualTo("NOTICE_UNKNOWN");
    assertThat(code(world.desk.reject(NEIGHBOUR, id, NoticeFixture.because(1))))
        .isEqualTo("NOTICE_UNKNOWN");
  }

  @ParameterizedTest(name = "after: {0}")
  @ValueSource(
      strings = {
        "update notice_version set text = 'Chuyển khoản ngay'",
        "update notice_version set text = 'Chuyển khoản {ngay'",
        "update notice_version set title = 'Khác'",
        "update notice_version set valid_until = '2027-01-01'",
        "update notice_version set send_at = '2026-11-24'",
        "update notice_version set priority = 'URGENT'",
        "update notice_version set diacritics = 'KEEP'",
        "update notice_version set relates_to = 1, relation = 'CANCELS'",
        "update notice_version set audience = '{\"wholeWard\": true}'",
        "update planned_send set text = 'Chuyen khoan ngay'",
        "update planned_send set encoding = 'UCS2'",
        "update planned_send set part_count = 2",
        "update planned_send set people = people + 1",
        "update planned_send set households = households + 1",
        "update planned_send set cost = cost + 1",
        "update planned_send set lane = 'URGENT'",
        "update planned_send set send_at = '2026-11-24'",
        "update planned_send set due_at = due_at + interval '1 day'",
        "update planned_send set send_month = '2026-12-01'",
        "update planned_send set valid_until = valid_until + interval '1 hour'",
        "update planned_send set hash = 'x'",
        "update approval_step set hash = 'x' where act = 'APPROVED'",
        "delete from approval_step where act = 'APPROVED'",
        "update audience_member set msisdn = '+84999999999' where member_no = 1",
        "update audience_member set citizen_id = 99 where member_no = 1",
        "update audience_member set household_id = 2 where member_no = 1",
        "update audience_member set group_code = '55A' where member_no = 1",
        "update audience_member set included = true, reason = null where member_no = 7",
        "update audience_member set reason = 'WITHDRAWN' where member_no = 8",
        "delete from audience_member where member_no = 10"
      })
  void what_was_changed_behind_our_back_does_not_leave(String change) {
    long send = world.approved(Drafts.pension());
    assertThat(check(send).isRefused()).isFalse();
    world.behindOurBack(change);
    assertThat(check(send).reason().code()).isEqualTo("TAMPERED");
  }

  @Test
  void prices_and_registry_may_move_on_without_touching_what_was_signed() {
    long send = world.approved(Drafts.pension());
    world.behindOurBack("insert into carrier_rate values ('VNPT', '2026-01-01', 9000000)");
    world.behindOurBack("update subscription set suspended_at = now()");
    ApprovedSend approved = check(send).value();
    assertThat(approved.people()).isEqualTo(6);
    assertThat(approved.parts()).hasSize(1);
  }

  private static Outcome<ApprovedSend> check(long send) {
    return world.database.worker().inTransaction(handle -> world.sheets.check(handle, send));
  }

  @Test
  void the_system_moves_a_notice_by_the_same_table() {
    long send = world.approved(Drafts.pension());
    assertThat(send).isPositive();
    world
        .database
        .worker()
        .useTransaction(
            handle -> {
              assertThat(world.lifecycle.markSent(handle, 1)).isFalse();
              assertThat(world.lifecycle.markSending(handle, 1)).isTrue();
              assertThat(world.lifecycle.markSending(handle, 1)).isFalse();
              assertThat(world.lifecycle.markHeld(handle, 1, "TAMPERED")).isTrue();
              assertThat(
                      world.lifecycle.resume(handle, 1, NoticeFixture.ADMINISTRATOR, "looked at"))
                  .isTrue();
              assertThat(world.lifecycle.markSent(handle, 1)).isTrue();
            });
    assertThat(world.desk.find(OFFICER, "1").value().history())
        .extracting(HistoryEntry::act)
        .containsExactly(
            NoticeAct.CREATED,
            NoticeAct.SUBMITTED,
            NoticeAct.APPROVED,
            NoticeAct.SENDING,
            NoticeAct.HELD,
            NoticeAct.RESUMED,
            NoticeAct.SENT);
    assertThat(world.strings("select act from audit_event order by id"))
        .containsExactly(
            "NOTICE_CREATED",
            "NOTICE_SUBMITTED",
            "NOTICE_APPROVED",
            "NOTICE_SENDING",
            "NOTICE_HELD",
            "NOTICE_RESUMED",
            "NOTICE_SENT");
  }

  /** Null when it was accepted. */
  private static String code(Outcome<?> outcome) {
    return outcome.isRefused() ? outcome.reason().code() : null;
  }
}

package vn.econgdan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.econgdan.notice.NoticeWorld.APPROVER;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.text.Encoding;

/** Exactly this text for exactly these people, signed by somebody else (DESIGN 4.4). */
class ApprovalIT {
  @TempDir static Path temp;
  static NoticeWorld world;

  @BeforeAll
  static void start() {
    world = NoticeWorld.start(temp.resolve("data"));
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
    ApprovalSheet sheet = world.desk.approvalSheet(APPROVER, id).value();
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
    Decision signing = world.signing(id);
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
}

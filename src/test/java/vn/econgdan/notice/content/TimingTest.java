package vn.econgdan.notice.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.notice.Drafts;

class TimingTest {
  private static final SendWindow WINDOW = new SendWindow(7 * 60, 21 * 60);

  @ParameterizedTest(name = "{0} at {1}, sendAt {2}: leaves {3}, valid until {4}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          NORMAL, 2026-11-23T10:00, -, 2026-11-23T10:00, 2026-11-23T23:59:59
          NORMAL, 2026-11-23T05:00, -, 2026-11-23T07:00, 2026-11-23T23:59:59
          NORMAL, 2026-11-23T21:00, -, 2026-11-24T07:00, 2026-11-24T23:59:59
          NORMAL, 2026-12-31T23:00, -, 2027-01-01T07:00, 2027-01-01T23:59:59
          URGENT, 2026-11-23T23:30, -, 2026-11-23T23:30, 2026-11-23T23:59:59
          NORMAL, 2026-11-23T10:00, 2026-12-05T08:00, 2026-12-05T08:00, 2026-12-05T23:59:59
          NORMAL, 2026-11-23T10:00, 2026-12-05T22:00, 2026-12-06T07:00, 2026-12-06T23:59:59
          """)
  void a_notice_is_valid_until_the_end_of_the_day_on_which_it_leaves(
      Priority priority, String now, String sendAt, String leaves, String validUntil) {
    NoticeContent content = NoticeContent.of(Drafts.timed(priority, sendAt, null));
    SendTiming timing = SendTiming.of(content, WINDOW, Drafts.at(now));
    assertThat(timing.leavesAt()).isEqualTo(Drafts.at(leaves));
    assertThat(timing.validUntil()).isEqualTo(Drafts.at(validUntil));
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    "INVITATION, 2026-11-23T06:59, false",
    "INVITATION, 2026-11-23T07:00, true",
    "INVITATION, 2026-11-23T21:59, true",
    "INVITATION, 2026-11-23T22:00, false",
    "SAFETY, 2026-11-23T03:00, true"
  })
  void invitations_have_hours_of_their_own(NoticeKind kind, String at, boolean allowed) {
    assertThat(TimeRules.invitationHours(kind, Drafts.at(at)).isEmpty()).isEqualTo(allowed);
  }
}

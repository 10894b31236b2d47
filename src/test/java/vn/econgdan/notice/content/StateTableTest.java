package vn.econgdan.notice.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateTableTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          DRAFT, SUBMITTED, SUBMITTED
          DRAFT, APPROVED, -
          SUBMITTED, APPROVED, SCHEDULED
          SUBMITTED, EDITED, DRAFT
          SUBMITTED, STOPPED, -
          RETURNED, SUBMITTED, SUBMITTED
          RETURNED, APPROVED, -
          SCHEDULED, EDITED, DRAFT
          SCHEDULED, CANCELLED, CANCELLED
          SCHEDULED, APPROVED, -
          SENDING, EDITED, -
          SENDING, CANCELLED, -
          SENDING, STOPPED, STOPPED
          PAUSED, STOPPED, STOPPED
          PAUSED, RESUMED, SENDING
          """)
  void an_act_leads_where_the_table_says(NoticeState from, NoticeAct act, NoticeState to) {
    assertThat(StateTable.find(from, act).map(StateTable.Row::to).orElse(null)).isEqualTo(to);
  }

  @ParameterizedTest
  @EnumSource(
      value = NoticeState.class,
      names = {"REJECTED", "SENT", "STOPPED", "CANCELLED", "EXPIRED"})
  void what_is_over_stays_over(NoticeState end) {
    assertThat(StateTable.ROWS).noneMatch(row -> row.from() == end);
  }

  @Test
  void each_state_but_the_first_can_be_reached_and_no_row_stands_twice() {
    Set<NoticeState> reached =
        StateTable.ROWS.stream().map(StateTable.Row::to).collect(Collectors.toSet());
    assertThat(reached).isEqualTo(EnumSet.allOf(NoticeState.class));
    assertThat(StateTable.ROWS.stream().map(row -> row.from() + " " + row.act()))
        .doesNotHaveDuplicates();
  }
}

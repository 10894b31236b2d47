package vn.econgdan.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import vn.econgdan.notice.audience.AudienceRule;
import vn.econgdan.notice.content.NoticeContent;
import vn.econgdan.notice.content.NoticeKind;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.NoticeState;
import vn.econgdan.notice.content.Priority;
import vn.econgdan.notice.content.Relation;
import vn.econgdan.text.Diacritics;

/** How columns become a {@link NoticeRow}. */
final class NoticeRowStore {
  private NoticeRowStore() {}

  static NoticeRow row(ResultSet row, StatementContext context) throws SQLException {
    String rule = row.getString("rule");
    Instant at = instant(row, "planned_at");
    return new NoticeRow(
        row.getLong("id"),
        row.getString("ward_code"),
        NoticeState.valueOf(row.getString("state")),
        row.getInt("version"),
        content(row, AudienceRule.ofJson(rule)),
        rule,
        instant(row, "created_at"),
        instant(row, "changed_at"),
        Optional.ofNullable(row.getString("hash")),
        Optional.ofNullable(instant(row, "planned_until")).map(until -> planned(until, at)));
  }

  private static NoticeRow.Planned planned(Instant until, Instant at) {
    return new NoticeRow.Planned(Optional.ofNullable(at), until);
  }

  private static NoticeContent content(ResultSet row, AudienceRule rule) throws SQLException {
    return new NoticeContent(
        row.getString("title"),
        row.getString("text"),
        NoticeKind.valueOf(row.getString("kind")),
        rule,
        Priority.valueOf(row.getString("priority")),
        Diacritics.valueOf(row.getString("diacritics")),
        Optional.ofNullable(instant(row, "send_at")),
        Optional.ofNullable(instant(row, "valid_until")),
        related(row));
  }

  private static Optional<NoticeContent.Related> related(ResultSet row) throws SQLException {
    String relation = row.getString("relation");
    return relation == null
        ? Optional.empty()
        : Optional.of(
            new NoticeContent.Related(row.getLong("relates_to"), Relation.valueOf(relation)));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}

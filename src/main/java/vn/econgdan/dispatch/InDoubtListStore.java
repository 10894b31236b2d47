package vn.econgdan.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import vn.econgdan.identity.Listing;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;
import vn.econgdan.kernel.WardCode;

/** Attempts in doubt as people look at them; who is bound to a ward sees its own. */
final class InDoubtListStore {
  private static final Listing<InDoubtPart> LIST =
      new Listing<>(
          """
          a.send_month, a.segment_id, a.attempt_no, a.ward_code, p.notice_id, v.title, p.text, s.lane, s.part_no,
            s.part_count, a.msisdn, a.claimed_at""",
          """
          attempt a
            join segment s on s.send_month = a.send_month and s.id = a.segment_id
            join planned_send p on p.id = s.planned_send_id
            join notice_version v on v.notice_id = p.notice_id and v.version = p.version""",
          "",
          """
          a.doubt_since is not null
            and (cast(:notice as bigint) is null or p.notice_id = :notice)
            and (cast(:ward as text) is null or a.ward_code = :ward)
            and (cast(:text as text) is null or strpos(fold(v.title || ' ' || p.text), :text) > 0)
          """,
          new SortColumns(
              Map.of(
                  "since", "a.claimed_at",
                  "ward", "a.ward_code",
                  "noticeId", "p.notice_id",
                  "priority", "s.lane",
                  "title", "fold(v.title)"),
              "a.claimed_at, a.send_month, a.segment_id, a.attempt_no"),
          InDoubtListStore::part);

  private InDoubtListStore() {}

  static Page<InDoubtPart> page(
      Handle handle, Actor actor, Optional<Long> notice, ListRequest wanted) {
    Map<String, Object> filter = new HashMap<>();
    filter.put("notice", notice.orElse(null));
    filter.put("ward", actor.ward().map(WardCode::code).orElse(null));
    return LIST.page(handle, wanted, filter);
  }

  private static InDoubtPart part(ResultSet row, StatementContext context) throws SQLException {
    LocalDate month = row.getObject("send_month", LocalDate.class);
    AttemptKey key = new AttemptKey(month, row.getLong("segment_id"), row.getInt("attempt_no"));
    return new InDoubtPart(
        key.toString(),
        row.getString("ward_code"),
        row.getString("notice_id"),
        row.getString("title"),
        row.getString("text"),
        row.getString("lane"),
        row.getInt("part_no"),
        row.getInt("part_count"),
        new Msisdn(row.getString("msisdn")).masked(),
        row.getObject("claimed_at", OffsetDateTime.class).toInstant());
  }
}

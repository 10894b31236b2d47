package vn.econgdan.notice;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Who did what to which version of a notice; rows are only ever added. */
final class HistoryStore {

  void add(Handle handle, NoticeRow notice, NoticeEvent step) {
    handle
        .createUpdate(
            """
            insert into approval_step (notice_id, version, ward_code, act, account_id, actor, at,
              reason, hash)
            values (:notice, :version, :ward, :act, :account, :actor, :at, :reason, :hash)
            """)
        .bind("notice", notice.id())
        .bind("version", notice.version())
        .bind("ward", notice.ward())
        .bind("act", step.act())
        .bind("account", step.actor().accountId())
        .bind("actor", step.actor().name())
        .bind("at", step.at())
        .bind("reason", step.reason())
        .bind("hash", step.hash())
        .execute();
  }

  /** Oldest first. */
  List<HistoryEntry> of(Handle handle, long noticeId) {
    return of(handle, List.of(noticeId)).get(noticeId);
  }

  /** Of several notices, oldest first; every notice has at least its creation. */
  Map<Long, List<HistoryEntry>> of(Handle handle, List<Long> noticeIds) {
    return handle
        .createQuery(
            """
            select notice_id, at, actor, act, version, reason from approval_step
            where notice_id in (select cast(jsonb_array_elements_text(cast(:notices as jsonb))
              as bigint))
            order by id
            """)
        .bind("notices", noticeIds.toString())
        .map((row, context) -> Map.entry(row.getLong("notice_id"), entry(row)))
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  private static HistoryEntry entry(ResultSet row) throws SQLException {
    return new HistoryEntry(
        row.getTimestamp("at").toInstant(),
        row.getString("actor"),
        NoticeAct.valueOf(row.getString("act")),
        row.getInt("version"),
        row.getString("reason"));
  }

  /** Whoever created, edited or submitted any version: their own notice (DESIGN 4.4). */
  Set<Long> authors(Handle handle, long noticeId) {
    return handle
        .createQuery(
            """
            select account_id from approval_step
            where notice_id = :notice and act in ('CREATED', 'EDITED', 'SUBMITTED')
            """)
        .bind("notice", noticeId)
        .mapTo(Long.class)
        .set();
  }

  /** What was signed for this version, and when. */
  record Signature(String hash, Instant at) {}

  Optional<Signature> signature(Handle handle, long noticeId, int version) {
    return handle
        .createQuery(
            """
            select hash, at from approval_step
            where notice_id = :notice and version = :version and act = 'APPROVED'
            order by id desc limit 1
            """)
        .bind("notice", noticeId)
        .bind("version", version)
        .map((row, x) -> new Signature(row.getString("hash"), row.getTimestamp("at").toInstant()))
        .findOne();
  }
}

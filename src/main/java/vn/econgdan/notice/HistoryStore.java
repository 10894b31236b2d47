package vn.econgdan.notice;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.econgdan.notice.approval.ApprovalSheet;
import vn.econgdan.notice.approval.Signature;
import vn.econgdan.notice.content.NoticeAct;
import vn.econgdan.notice.content.NoticeRow;

/** Who did what to which version of a notice; rows are only ever added. */
final class HistoryStore {

  void add(Handle handle, NoticeRow notice, NoticeEvent step) {
    Optional<Reason> why = Optional.ofNullable(step.why());
    handle
        .createUpdate(
            """
            insert into approval_step (notice_id, version, ward_code, act, account_id, actor, at,
              reason, reason_code, reason_arguments, hash)
            values (:notice, :version, :ward, :act, :account, :actor, :at, :words, :code, :arguments,
              :hash)
            """)
        .bind("notice", notice.id())
        .bind("version", notice.version())
        .bind("ward", notice.ward())
        .bind("act", step.act())
        .bind("account", step.actor().accountId())
        .bind("actor", step.actor().name())
        .bind("at", step.at())
        .bind("words", why.map(Reason::words).orElse(null))
        .bind("code", why.map(Reason::code).orElse(null))
        .bindArray("arguments", String.class, why.map(Reason::arguments).orElse(List.of()))
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
            select notice_id, at, actor, act, version, reason, reason_code, reason_arguments
            from approval_step
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
        reason(row).spoken());
  }

  private static Reason reason(ResultSet row) throws SQLException {
    return new Reason(
        row.getString("reason"),
        row.getString("reason_code"),
        List.of((String[]) row.getArray("reason_arguments").getArray()));
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

  /** Who wrote, edited and submitted it, up to this version, oldest first. */
  List<ApprovalSheet.Author> authors(Handle handle, long noticeId, int version) {
    return handle
        .createQuery(
            """
            select at, actor, act, version from approval_step
            where notice_id = :notice and version <= :version
              and act in ('CREATED', 'EDITED', 'SUBMITTED')
            order by id
            """)
        .bind("notice", noticeId)
        .bind("version", version)
        .map(
            (row, context) ->
                new ApprovalSheet.Author(
                    row.getString("actor"),
                    NoticeAct.valueOf(row.getString("act")),
                    row.getInt("version"),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  /** The last time it went back to its writer before this version was decided. */
  Optional<HistoryEntry> returned(Handle handle, long noticeId, int version) {
    return handle
        .createQuery(
            """
            select at, actor, act, version, reason, reason_code, reason_arguments
            from approval_step
            where notice_id = :notice and version <= :version and act = 'RETURNED'
            order by id desc limit 1
            """)
        .bind("notice", noticeId)
        .bind("version", version)
        .map((row, context) -> entry(row))
        .findOne();
  }

  /** What was signed for this version. */
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

package vn.econgdan.notice;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import vn.econgdan.kernel.Actor;
import vn.econgdan.notice.content.NoticeContent;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.NoticeState;

/** Notices and what was written, version by version. */
final class NoticeStore {

  /** What was written, and by whom. */
  record Version(long noticeId, int version, String ward, NoticeContent content, long writtenBy) {}

  long insert(Handle handle, String ward, Actor writer, Instant at) {
    return handle
        .createQuery(
            """
            insert into notice (ward_code, state, version, created_by, created_at, changed_at)
            values (:ward, 'DRAFT', 1, :account, :at, :at)
            returning id
            """)
        .bind("ward", ward)
        .bind("account", writer.accountId())
        .bind("at", at)
        .mapTo(Long.class)
        .one();
  }

  void insertVersion(Handle handle, Version version, Instant at) {
    Update insert =
        handle
            .createUpdate(
                """
                insert into notice_version (notice_id, version, ward_code, kind, title, text,
                  audience, priority, diacritics, send_at, valid_until, relates_to, relation,
                  written_by, written_at)
                values (:notice, :version, :ward, :kind, :title, :text, cast(:rule as jsonb),
                  :priority, :diacritics, :sendAt, :validUntil, :relatesTo, :relation, :account,
                  :at)
                """)
            .bind("notice", version.noticeId())
            .bind("version", version.version())
            .bind("ward", version.ward())
            .bind("account", version.writtenBy())
            .bind("at", at);
    bind(insert, version.content()).execute();
  }

  private static Update bind(Update insert, NoticeContent content) {
    return insert
        .bind("kind", content.kind())
        .bind("title", content.title())
        .bind("text", content.text())
        .bind("rule", content.audience().json())
        .bind("priority", content.priority())
        .bind("diacritics", content.diacritics())
        .bind("sendAt", content.sendAt().orElse(null))
        .bind("validUntil", content.validUntil().orElse(null))
        .bind("relatesTo", content.relatesTo().map(NoticeContent.Related::noticeId).orElse(null))
        .bind("relation", content.relatesTo().map(NoticeContent.Related::relation).orElse(null));
  }

  /** Where a notice stands. */
  record Position(NoticeState state, int version) {}

  void moveTo(Handle handle, long id, Position position, Instant at) {
    handle
        .createUpdate(
            """
            update notice set state = :state, version = :version, changed_at = :at where id = :id
            """)
        .bind("id", id)
        .bind("state", position.state())
        .bind("version", position.version())
        .bind("at", at)
        .execute();
  }

  /**
   * The notice, nobody else's until the transaction ends. Its send is locked first: the tick that
   * claims sends goes the same way. The row is read after the lock, never with it: a join that
   * waited would hold the version from before.
   */
  Optional<NoticeRow> lock(Handle handle, long id) {
    handle
        .createQuery(
            """
            select id from planned_send
            where notice_id = :id and closed_at is null
            order by id for update
            """)
        .bind("id", id)
        .mapTo(Long.class)
        .list();
    return lockAlone(handle, id);
  }

  /** For whoever holds its send already. */
  Optional<NoticeRow> lockAlone(Handle handle, long id) {
    handle
        .createQuery("select id from notice where id = :id for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
    return find(handle, id);
  }

  /** The notice with its newest version. */
  Optional<NoticeRow> find(Handle handle, long id) {
    return handle
        .createQuery(
            """
            select n.id, n.ward_code, n.state, n.created_at, n.changed_at, v.version, v.kind,
              v.title, v.text, v.audience::text as rule, v.priority, v.diacritics, v.send_at,
              v.valid_until, v.relates_to, v.relation, p.valid_until as planned_until,
              p.send_at as planned_at,
              (select s.hash from approval_step s where s.notice_id = n.id
                and s.version = v.version and s.hash is not null order by s.id desc limit 1) as hash
            from notice n
            join notice_version v on v.notice_id = n.id and v.version = n.version
            left join planned_send p on p.notice_id = n.id and p.version = v.version
            where n.id = :id
            """)
        .bind("id", id)
        .map(NoticeRowStore::row)
        .findOne();
  }

  /** A version, newest or not. */
  Optional<NoticeRow> version(Handle handle, long id, int version) {
    return handle
        .createQuery(
            """
            select n.id, n.ward_code, n.state, n.created_at, n.changed_at, v.version, v.kind,
              v.title, v.text, v.audience::text as rule, v.priority, v.diacritics, v.send_at,
              v.valid_until, v.relates_to, v.relation, p.valid_until as planned_until,
              p.send_at as planned_at,
              (select s.hash from approval_step s where s.notice_id = n.id
                and s.version = v.version and s.hash is not null order by s.id desc limit 1) as hash
            from notice n
            join notice_version v on v.notice_id = n.id
            left join planned_send p on p.notice_id = n.id and p.version = v.version
            where n.id = :id and v.version = :version
            """)
        .bind("id", id)
        .bind("version", version)
        .map(NoticeRowStore::row)
        .findOne();
  }
}

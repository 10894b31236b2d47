package vn.econgdan.notice;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.PageRequest;

/** Notices as readers may see them; row-level security keeps other wards' out of sight. */
final class NoticeQueryStore {

  Optional<NoticeRow> find(Handle handle, NoticeSight sight, long id) {
    return handle
        .createQuery(
            """
            select n.id from notice n
            where n.id = :id
              and (:everything or notice_concerns(n.id, :groups))
            """)
        .bind("id", id)
        .bind("everything", sight.everything())
        .bindArray("groups", String.class, sight.groups())
        .mapTo(Long.class)
        .findOne()
        .flatMap(seen -> new NoticeStore().find(handle, seen));
  }

  /** Newest first. */
  List<NoticeRow> list(
      Handle handle, NoticeSight sight, Optional<NoticeState> state, PageRequest page) {
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
            where (cast(:state as text) is null or n.state = :state)
              and (:everything or notice_concerns(n.id, :groups))
            order by n.id desc
            limit :size offset :offset
            """)
        .bind("state", state.map(NoticeState::name).orElse(null))
        .bind("everything", sight.everything())
        .bindArray("groups", String.class, sight.groups())
        .bind("size", page.size())
        .bind("offset", page.offset())
        .map(NoticeRowStore::row)
        .list();
  }

  long count(Handle handle, NoticeSight sight, Optional<NoticeState> state) {
    return handle
        .createQuery(
            """
            select count(*) from notice n
            where (cast(:state as text) is null or n.state = :state)
              and (:everything or notice_concerns(n.id, :groups))
            """)
        .bind("state", state.map(NoticeState::name).orElse(null))
        .bind("everything", sight.everything())
        .bindArray("groups", String.class, sight.groups())
        .mapTo(Long.class)
        .one();
  }
}

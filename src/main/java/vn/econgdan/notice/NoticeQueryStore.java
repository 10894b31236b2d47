package vn.econgdan.notice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.SortColumns;
import vn.econgdan.notice.audience.NoticeSight;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.NoticeState;
import vn.econgdan.text.SearchFold;

/** Notices as readers may see them; row-level security keeps other wards' out of sight. */
final class NoticeQueryStore {
  private static final SortColumns ORDER =
      new SortColumns(
          Map.of(
              "title", "fold(v.title)",
              "state", "n.state",
              "kind", "v.kind",
              "sendAt", "v.send_at",
              "createdAt", "n.created_at",
              "changedAt", "n.changed_at"),
          "n.id desc");

  private static final String WANTED =
      """
      (cast(:state as text) is null or n.state = :state)
        and (:everything or notice_concerns(n.id, :groups))
        and (cast(:text as text) is null or strpos(fold(v.title || ' ' || v.text), :text) > 0)
        and (cast(:phone as text) is null or n.id in (
          select s.notice_id from audience_member m join planned_send s on s.id = m.planned_send_id
          join notice o on o.id = s.notice_id and o.version = s.version
          where m.msisdn = :phone and m.included and (:everything or m.group_code = any (:groups))))
      """;

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

  /** Newest first unless another order is wanted. */
  List<NoticeRow> list(
      Handle handle, NoticeSight sight, Optional<NoticeState> state, ListRequest wanted) {
    Query query =
        handle
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
                where <wanted>
                order by <order>
                limit :size offset :offset
                """)
            .define("order", ORDER.orderBy(wanted.sort()))
            .bind("size", wanted.page().size())
            .bind("offset", wanted.page().offset());
    return bound(query, sight, state, wanted).map(NoticeRowStore::row).list();
  }

  long count(Handle handle, NoticeSight sight, Optional<NoticeState> state, ListRequest wanted) {
    Query query =
        handle.createQuery(
            """
            select count(*) from notice n
            join notice_version v on v.notice_id = n.id and v.version = n.version
            where <wanted>
            """);
    return bound(query, sight, state, wanted).mapTo(Long.class).one();
  }

  private static Query bound(
      Query query, NoticeSight sight, Optional<NoticeState> state, ListRequest wanted) {
    return query
        .define("wanted", WANTED)
        .bind("state", state.map(NoticeState::name).orElse(null))
        .bind("everything", sight.everything())
        .bindArray("groups", String.class, sight.groups())
        .bind("text", wanted.text().map(SearchFold::fold).orElse(null))
        .bind("phone", wanted.phone().map(Msisdn::e164).orElse(null));
  }
}

package vn.econgdan.notice;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.econgdan.notice.audience.NoticeSight;
import vn.econgdan.notice.content.NoticeState;
import vn.econgdan.notice.content.RelatedBy;
import vn.econgdan.notice.content.Relation;

/** How notices of a ward refer to one another, by their newest versions. */
final class RelationStore {

  /** The notices that replace, correct or cancel each of these, as far as the reader sees them. */
  Map<Long, List<RelatedBy>> relatedBy(Handle handle, NoticeSight sight, List<Long> notices) {
    return handle
        .createQuery(
            """
            select v.relates_to, n.id, v.relation, v.title, n.state
            from notice_version v
            join notice n on n.id = v.notice_id and n.version = v.version
            where v.relates_to = any(:notices) and (:everything or notice_concerns(n.id, :groups))
            order by n.id
            """)
        .bindArray("notices", Long.class, notices)
        .bind("everything", sight.everything())
        .bindArray("groups", String.class, sight.groups())
        .map((row, context) -> Map.entry(row.getLong("relates_to"), relatedBy(row)))
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  private static RelatedBy relatedBy(ResultSet row) throws SQLException {
    return new RelatedBy(
        row.getString("id"),
        Relation.valueOf(row.getString("relation")),
        row.getString("title"),
        NoticeState.valueOf(row.getString("state")));
  }

  /** Whether one refers to the other, perhaps by way of further ones. */
  boolean leadsTo(Handle handle, long from, long to) {
    return handle
        .createQuery(
            """
            with recursive chain (id) as (
              select cast(:from as bigint)
              union
              select v.relates_to from chain c
              join notice n on n.id = c.id
              join notice_version v on v.notice_id = n.id and v.version = n.version
              where v.relates_to is not null
            )
            select exists (select from chain where id = :to)
            """)
        .bind("from", from)
        .bind("to", to)
        .mapTo(Boolean.class)
        .one();
  }
}

package vn.econgdan.identity;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.WardCode;

/** The audit's rows; append-only by grant. */
final class AuditStore {
  private static final String WANTED =
      """
      (cast(:ward as text) is null or ward_code = :ward)
        and (cast(:subject as text) is null or subject = :subject)
        and (cast(:subjectId as text) is null or subject_id = :subjectId)
        and (cast(:actor as text) is null or actor = :actor)
        and (cast(:act as text) is null or act = :act)
        and (cast(:from as timestamptz) is null or at >= :from)
        and (cast(:to as timestamptz) is null or at < :to)
      """;

  private AuditStore() {}

  static void insert(Handle handle, AuditEvent event) {
    handle
        .createUpdate(
            """
            insert into audit_event (at, account_id, actor, address, api_key_id, ward_code, act, subject, subject_id,
              version, detail)
            values (:at, :account, :actor, nullif(current_setting('econgdan.address', true), ''),
              cast(nullif(current_setting('econgdan.api_key', true), '') as bigint),
              :ward, :act, :subject, :subjectId, :version, jsonb_strip_nulls(jsonb_build_object('reason', cast(:reason as text))))
            """)
        .bind("at", event.at())
        .bind("account", event.actor().accountId())
        .bind("actor", event.actor().name())
        .bind("ward", event.actor().ward().map(WardCode::code).orElse(null))
        .bind("act", event.act())
        .bind("subject", event.subject())
        .bind("subjectId", event.subjectId())
        .bind("version", event.version())
        .bind("reason", event.reason())
        .execute();
  }

  static List<AuditView> page(Handle handle, Actor by, AuditQuery wanted, PageRequest page) {
    Query query =
        handle
            .createQuery(
                """
                select id, at, actor, account_id, api_key_id as api_key, address, ward_code as ward, act,
                  subject, subject_id, version
                from audit_event where <wanted> order by at desc, id desc limit :size offset :offset
                """)
            .define("wanted", WANTED)
            .bind("size", page.size())
            .bind("offset", page.offset());
    return bound(query, by, wanted).map(ConstructorMapper.of(AuditView.class)).list();
  }

  static long count(Handle handle, Actor by, AuditQuery wanted) {
    Query query =
        handle
            .createQuery("select count(*) from audit_event where <wanted>")
            .define("wanted", WANTED);
    return bound(query, by, wanted).mapTo(Long.class).one();
  }

  private static Query bound(Query query, Actor by, AuditQuery wanted) {
    return query
        .bind("ward", by.ward().map(WardCode::code).orElse(null))
        .bind("subject", wanted.subject())
        .bind("subjectId", wanted.subjectId())
        .bind("actor", wanted.actor())
        .bind("act", wanted.act())
        .bind("from", wanted.from())
        .bind("to", wanted.to());
  }
}

package vn.econgdan.identity;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;
import vn.econgdan.kernel.WardCode;

/** The audit's rows; append-only by grant. */
final class AuditStore {
  private static final Listing<AuditView> LIST =
      new Listing<>(
          """
          id, at, actor, account_id, api_key_id as api_key, address, ward_code as ward, act, subject, subject_id,
            version""",
          "audit_event",
          "",
          """
          (cast(:ward as text) is null or ward_code = :ward)
            and (cast(:subject as text) is null or subject = :subject)
            and (cast(:subjectId as text) is null or subject_id = :subjectId)
            and (cast(:actor as text) is null or actor = :actor)
            and (cast(:act as text) is null or act = :act)
            and (cast(:from as timestamptz) is null or at >= :from)
            and (cast(:to as timestamptz) is null or at < :to)
            and (cast(:text as text) is null or strpos(fold(concat_ws(' ', actor, act, subject, subject_id)), :text) > 0)
          """,
          new SortColumns(
              Map.of("at", "at", "actor", "actor", "act", "act", "subject", "subject"),
              "at desc, id desc"),
          ConstructorMapper.of(AuditView.class));

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

  static Page<AuditView> page(Handle handle, Actor by, AuditQuery asked, ListRequest wanted) {
    Map<String, Object> filter = new HashMap<>();
    filter.put("ward", by.ward().map(WardCode::code).orElse(null));
    filter.put("subject", asked.subject());
    filter.put("subjectId", asked.subjectId());
    filter.put("actor", asked.actor());
    filter.put("act", asked.act());
    filter.put("from", asked.from());
    filter.put("to", asked.to());
    return LIST.page(handle, wanted, filter);
  }
}

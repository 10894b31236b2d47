package vn.econgdan.identity;

import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.WardCode;

/** The audit's rows; append-only by grant. */
final class AuditStore {
  private AuditStore() {}

  static void insert(Handle handle, AuditEvent event) {
    handle
        .createUpdate(
            """
            insert into audit_event (at, account_id, actor, address, ward_code, act, subject, subject_id, version,
              detail)
            values (:at, :account, :actor, nullif(current_setting('econgdan.address', true), ''),
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
}

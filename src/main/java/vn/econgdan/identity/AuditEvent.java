package vn.econgdan.identity;

import java.time.Instant;
import vn.econgdan.kernel.Actor;

/**
 * One row of the audit; {@code version} is null where the subject has none, {@code reason} where
 * none was asked for.
 */
record AuditEvent(
    Instant at,
    Actor actor,
    String act,
    String subject,
    String subjectId,
    Integer version,
    String reason) {}

package vn.econgdan.identity;

import java.time.Instant;
import vn.econgdan.kernel.Actor;

/** One row of the audit; {@code version} is null where the subject has none. */
record AuditEvent(
    Instant at, Actor actor, String act, String subject, String subjectId, Integer version) {}

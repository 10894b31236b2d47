package vn.econgdan.identity;

import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;

/**
 * Who did what, when, from where, on which version (DESIGN 4.10). A row is written in the
 * transaction of the act itself, so that neither stands without the other.
 */
public final class AuditTrail {
  private final BusinessClock clock;

  public AuditTrail(BusinessClock clock) {
    this.clock = clock;
  }

  /**
   * Adds one row; there is no way to change or remove it.
   *
   * @param handle of the transaction of the act
   * @param act upper snake case, e.g. {@code NOTICE_APPROVED}
   * @param subject what kind of thing, e.g. {@code notice}
   * @param subjectId its id; never a name, number or text
   * @param version of the thing; null where it has none
   */
  public void record(
      Handle handle, Actor actor, String act, String subject, String subjectId, Integer version) {
    AuditStore.insert(
        handle, new AuditEvent(clock.now(), actor, act, subject, subjectId, version, null));
  }

  /** As above, for a person's decision on something without versions, with why he decided so. */
  public void recordDecision(
      Handle handle, Actor actor, String act, String subject, String subjectId, String reason) {
    AuditStore.insert(
        handle, new AuditEvent(clock.now(), actor, act, subject, subjectId, null, reason));
  }

  /** As above, for a subject that has no versions. */
  public void record(Handle handle, Actor actor, String act, String subject, String subjectId) {
    record(handle, actor, act, subject, subjectId, null);
  }
}

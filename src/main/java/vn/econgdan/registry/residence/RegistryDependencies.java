package vn.econgdan.registry.residence;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;

/**
 * What the registry stands on.
 *
 * @param transactions in the name of an actor, on the pool of econgdan_app
 * @param worker the pool of econgdan_worker: wards, and uploads of all wards
 */
public record RegistryDependencies(
    ActorTransactions transactions, Jdbi worker, AuditTrail audit, BusinessClock clock) {

  /** Says in the audit what was done to which row. */
  public void record(Handle handle, Actor actor, String act, String subject, long id) {
    audit.record(handle, actor, act, subject, Long.toString(id));
  }

  /** As above, with the version that the act made. */
  public void record(Handle handle, Actor actor, String act, Versioned row) {
    audit.record(handle, actor, act, row.subject(), row.id(), row.version());
  }

  /** A row that counts its changes. */
  public record Versioned(String subject, String id, int version) {}
}

package vn.econgdan.identity;

import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;

/** What was done, for an administrator: everything, or in his ward when he is bound to one. */
public final class AuditLog {
  private final ActorTransactions transactions;

  /**
   * @param worker the cross-ward pool: acts that belong to no ward are seen only there
   */
  public AuditLog(Jdbi worker) {
    this.transactions = new ActorTransactions(worker);
  }

  /**
   * Newest first unless another order is wanted; {@code q} looks in actor, act and subject.
   *
   * @param parameters subject, subjectId, actor, act (equal), from, to ({@link java.time.Instant})
   */
  public Page<AuditView> search(
      Actor administrator, Map<String, Object> parameters, ListRequest wanted) {
    AuditQuery query = AuditQuery.of(parameters);
    return transactions.in(
        administrator, handle -> AuditStore.page(handle, administrator, query, wanted));
  }
}

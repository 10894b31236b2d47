package vn.econgdan.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Keeps a bounded number of batches per lane on the broker, urgent ones first (DESIGN 4.1). */
final class BatchFeeder {
  /** Two in hand a bind, and as many that wait behind them. */
  private static final int ORDERS_PER_BIND = 4;

  private final DispatchDependencies setup;

  BatchFeeder(DispatchDependencies setup) {
    this.setup = setup;
  }

  List<BatchOrder> feed() {
    List<BatchOrder> orders = new ArrayList<>();
    for (Lane lane : Lane.values()) {
      Instant now = setup.clock().now();
      if (setup.limits().mayLeave(lane, now)) {
        orders.addAll(setup.worker().inTransaction(handle -> feed(handle, lane, now)));
      }
    }
    return orders;
  }

  private List<BatchOrder> feed(Handle handle, Lane lane, Instant now) {
    if (!BatchStore.lockLane(handle, lane)) {
      return List.of();
    }
    int nodes = Math.max(1, NodeLeaseStore.alive(handle, now));
    int room = nodes * setup.limits().binds() * ORDERS_PER_BIND - BatchStore.queued(handle, lane);
    return room > 0 ? BatchStore.queue(handle, lane, room, now) : List.of();
  }
}

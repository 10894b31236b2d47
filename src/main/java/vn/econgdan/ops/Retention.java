package vn.econgdan.ops;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.kernel.Page;

/**
 * What is kept how long, by the table of docs/retention.md. How long, and of what, only a migration
 * can change; whoever runs it, twice or on two nodes at once, deletes what the table lets go.
 */
public final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int LOT = 5_000;
  private static final int LOTS_A_RUN = 2_000;

  private final Jdbi worker;

  /**
   * @param worker the cross-ward pool ({@code econgdan_worker})
   */
  public Retention(Jdbi worker) {
    this.worker = worker;
  }

  /** Deletes what is due, in lots of a transaction each; returns how many rows. */
  public long run() {
    return worker.inTransaction(RetentionStore::rules).stream().mapToLong(this::run).sum();
  }

  private long run(String rule) {
    long deleted = 0;
    for (int lot = 0; lot < LOTS_A_RUN; lot++) {
      int gone = worker.inTransaction(handle -> RetentionStore.lot(handle, rule, LOT));
      deleted += gone;
      if (gone < LOT) {
        break;
      }
    }
    if (deleted > 0) {
      LOG.info("Retention {}: {} rows deleted", rule, deleted);
    }
    return deleted;
  }

  /** The dry run: what would go next, and when the last run was. Deletes nothing. */
  public Page<RetentionView> due() {
    List<RetentionView> rules = worker.inTransaction(RetentionStore::due);
    return new Page<>(rules, rules.size());
  }
}

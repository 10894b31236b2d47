package vn.econgdan.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;

/**
 * What is kept how long, by the table of docs/retention.md. How long, and of what, only a migration
 * can change; whoever runs it, twice or on two nodes at once, deletes what the table lets go.
 */
public final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int LOT = 5_000;
  private static final int LOTS_A_RUN = 2_000;

  private static final String ALARM = "RETENTION_FAILED";
  private static final String SUBJECT = "retention";

  private final Jdbi worker;
  private final Alarms alarms;

  /**
   * @param worker the cross-ward pool ({@code econgdan_worker})
   */
  public Retention(Jdbi worker, Alarms alarms) {
    this.worker = worker;
    this.alarms = alarms;
  }

  /**
   * Deletes what is due, in lots of a transaction each; returns how many rows. A rule that fails
   * does not keep the others: it is told, and tried again the next night.
   */
  public long run() {
    List<String> failed = new ArrayList<>();
    long deleted =
        worker.inTransaction(RetentionStore::rules).stream()
            .mapToLong(rule -> runOrNote(rule, failed))
            .sum();
    if (failed.isEmpty()) {
      alarms.clear(ALARM, SUBJECT);
    } else {
      alarms.raise(ALARM, SUBJECT, Map.of("rules", String.join(" ", failed)));
    }
    return deleted;
  }

  private long runOrNote(String rule, List<String> failed) {
    try {
      return run(rule);
    } catch (JdbiException e) {
      LOG.error("Retention {} failed", rule, e);
      failed.add(rule);
      return 0;
    }
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

  /**
   * The dry run: what would go next, and when the last run was. Deletes nothing. Refused for who is
   * bound to a ward: WHOLE_SYSTEM_ONLY.
   */
  public Outcome<Page<RetentionView>> due(Actor actor, ListRequest wanted) {
    return actor
        .ofWholeSystem()
        .map(all -> worker.inTransaction(handle -> RetentionStore.due(handle, wanted)));
  }
}

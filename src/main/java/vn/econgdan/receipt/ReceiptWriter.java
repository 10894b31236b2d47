package vn.econgdan.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One commit for a group of deliveries. One that the database refuses for what it is costs the
 * others nothing: the group is halved until it stands alone.
 */
final class ReceiptWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptWriter.class);

  /** After the database was found away nobody is made to wait for it, for so long. */
  private static final long REFUSAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ReceiptDependencies setup;
  private final ReceiptGroup groups;
  private volatile long awayAtNanos = System.nanoTime() - REFUSAL_NANOS;

  ReceiptWriter(ReceiptDependencies setup) {
    this.setup = setup;
    this.groups = new ReceiptGroup(setup);
  }

  /**
   * Returns after the commit.
   *
   * @throws NotStoredException when none of them could be stored
   */
  CommittedGroup store(List<ReceivedDelivery> group) {
    if (System.nanoTime() - awayAtNanos < REFUSAL_NANOS) {
      throw new NotStoredException("the database is away", null);
    }
    List<Long> open = new ArrayList<>();
    Set<Integer> notStored = new TreeSet<>();
    store(group, 0, open, notStored);
    if (notStored.size() == group.size()) {
      throw new NotStoredException("the database refuses it", null);
    }
    return new CommittedGroup(open, notStored);
  }

  private void store(
      List<ReceivedDelivery> group, int first, List<Long> open, Set<Integer> notStored) {
    try {
      open.addAll(setup.worker().inTransaction(handle -> groups.store(handle, group)));
    } catch (RuntimeException e) {
      requireAboutTheRow(e, group.size());
      if (group.size() == 1) {
        notStored.add(first);
        return;
      }
      int half = group.size() / 2;
      store(group.subList(0, half), first, open, notStored);
      store(group.subList(half, group.size()), first + half, open, notStored);
    }
  }

  private void requireAboutTheRow(RuntimeException failure, int deliveries) {
    LOG.warn("{} deliveries could not be stored: {}", deliveries, failure.getClass().getName());
    if (ReceiptStore.isAboutTheRow(failure)) {
      return;
    }
    if (failure instanceof ConnectionException) {
      awayAtNanos = System.nanoTime();
    }
    throw new NotStoredException("the commit failed", failure);
  }
}

package vn.econgdan.receipt;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One commit for a group of deliveries; {@link GroupWrite} finds what the database refuses. */
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
    GroupWrite write =
        new GroupWrite(
            rows -> setup.worker().inTransaction(handle -> groups.store(handle, rows)),
            ReceiptStore::isAboutTheRow);
    CommittedGroup committed = write.of(group);
    write.failure().ifPresent(failure -> tell(failure, committed.notStored().size()));
    if (!group.isEmpty() && committed.notStored().size() == group.size()) {
      throw new NotStoredException("the commit failed", write.failure().orElse(null));
    }
    return committed;
  }

  private void tell(RuntimeException failure, int deliveries) {
    if (failure instanceof ConnectionException) {
      awayAtNanos = System.nanoTime();
    }
    LOG.warn("{} deliveries could not be stored: {}", deliveries, failure.getClass().getName());
  }
}
